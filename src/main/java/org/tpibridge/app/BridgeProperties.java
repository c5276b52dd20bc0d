package org.tpibridge.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.rules.RulePolicy;

/**
 * What stands under {@code tpibridge} in {@code application.yaml}; {@code docs/settings.md}.
 *
 * @param sources other systems than the clinic's that number visits, and maybe patients, by name
 * @param threads how many visits are worked on at once; 0 for one a processor
 */
record BridgeProperties(
    @DefaultValue ClinicSettings clinic,
    @DefaultValue Map<String, SourceSettings> sources,
    @DefaultValue TerminologySettings terminology,
    @DefaultValue RuleSettings rules,
    @DefaultValue ListenerProperties listener,
    @DefaultValue StoreProperties store,
    @DefaultValue("0") int threads) {

  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
  private static final Pattern SYSTEM =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}]+");

  BridgeProperties {
    sources = Map.copyOf(sources);
    if (threads < 0 || threads > 256) {
      throw new IllegalArgumentException("tpibridge.threads is 0 to 256");
    }
  }

  /**
   * The clinic and its sources.
   *
   * @throws IllegalArgumentException naming the setting that cannot be used
   */
  ClinicSources toSources() {
    Clinic own = clinic.toClinic();
    Map<String, String> visits = new TreeMap<>();
    visits.put(own.systems().visit(), "tpibridge.clinic.systems.visit");
    Map<String, IdentifierSystemUris> systems = new TreeMap<>();
    sources.forEach(
        (name, source) -> {
          if (!SOURCE.matcher(name).matches() || name.equals(ClinicSources.CLINIC)) {
            throw new IllegalArgumentException(
                "tpibridge.sources has the name \""
                    + name
                    + "\"; a source's name is up to 40"
                    + " letters, digits, - and _, and not clinic");
          }
          IdentifierSystemUris of = source.toSystems(name, own.systems());
          String setting = SourceSettings.setting(name, "visit");
          String other = visits.putIfAbsent(of.visit(), setting);
          if (other != null) {
            throw new IllegalArgumentException(
                setting
                    + " is the same as "
                    + other
                    + " ("
                    + of.visit()
                    + "): equal visit ids of the two would be one visit. Give each source its own"
                    + " visit system.");
          }
          systems.put(name, of);
        });
    return new ClinicSources(own, systems);
  }

  int workerThreads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /**
   * @param timeZone of times that are written without an offset
   * @param aftercare the protocol of visits that name none
   * @param asOf the day at which the status of plans and goals is told; unset: the visit's end
   */
  record ClinicSettings(
      @DefaultValue("The clinic") String name,
      Optional<ZoneId> timeZone,
      @DefaultValue SystemSettings systems,
      Optional<String> aftercare,
      Optional<LocalDate> asOf) {

    Clinic toClinic() {
      return new Clinic(
          name, timeZone.orElse(ZoneOffset.UTC), systems.toSystems(), aftercare, asOf);
    }

    /**
     * What a clinic should set before the first real export, because ids depend on it.
     *
     * @param zoneIsMapped whether a column map names the zone of what is read
     */
    List<String> warnings(boolean zoneIsMapped) {
      List<String> warnings = new ArrayList<>();
      if (timeZone.isEmpty() && !zoneIsMapped) {
        warnings.add(
            "tpibridge.clinic.time-zone is not set: times without an offset are read as UTC.");
      }
      if (systems.mrn().isEmpty() || systems.visit().isEmpty()) {
        warnings.add(
            "tpibridge.clinic.systems.mrn and .visit are not both set: identifiers get "
                + IdentifierSystemUris.DEFAULT.mrn()
                + " and the like. Set your own before a real export; ids depend on them.");
      }
      return warnings;
    }
  }

  /** Identifier systems of the clinic, as absolute URIs. */
  record SystemSettings(
      Optional<String> mrn,
      Optional<String> visit,
      Optional<String> clinician,
      Optional<String> organization,
      Optional<String> location) {

    SystemSettings {
      check("tpibridge.clinic.systems.mrn", mrn);
      check("tpibridge.clinic.systems.visit", visit);
      check("tpibridge.clinic.systems.clinician", clinician);
      check("tpibridge.clinic.systems.organization", organization);
      check("tpibridge.clinic.systems.location", location);
    }

    IdentifierSystemUris toSystems() {
      return new IdentifierSystemUris(
          mrn.orElse(IdentifierSystemUris.DEFAULT.mrn()),
          visit.orElse(IdentifierSystemUris.DEFAULT.visit()),
          clinician.orElse(IdentifierSystemUris.DEFAULT.clinician()),
          organization.orElse(IdentifierSystemUris.DEFAULT.organization()),
          location.orElse(IdentifierSystemUris.DEFAULT.location()));
    }

    /** A scheme and something after it; identifiers in anything else are nobody's. */
    static void check(String setting, Optional<String> system) {
      if (system.isPresent() && !SYSTEM.matcher(system.get()).matches()) {
        throw new IllegalArgumentException(
            setting
                + " is an absolute URI without spaces, such as https://clinic.example/mrn or"
                + " urn:oid:2.16.840.1.113883.3.1, not \""
                + system.get()
                + "\"");
      }
    }
  }

  /** A system that numbers visits, and maybe patients, on its own. */
  record SourceSettings(@DefaultValue SourceSystems systems) {

    static String setting(String name, String kind) {
      return "tpibridge.sources." + name + ".systems." + kind;
    }

    /** The clinic's systems, but for its own. */
    IdentifierSystemUris toSystems(String name, IdentifierSystemUris clinic) {
      SystemSettings.check(setting(name, "mrn"), systems.mrn());
      SystemSettings.check(setting(name, "visit"), systems.visit());
      String visit =
          systems
              .visit()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          setting(name, "visit")
                              + " is not set. Each source needs its own visit system, such as"
                              + " https://clinic.example/"
                              + name
                              + "/visit."));
      return new IdentifierSystemUris(
          systems.mrn().orElse(clinic.mrn()),
          visit,
          clinic.clinician(),
          clinic.organization(),
          clinic.location());
    }
  }

  /**
   * @param mrn where the source numbers patients on its own; the clinic's if not
   * @param visit of its visit ids
   */
  record SourceSystems(Optional<String> mrn, Optional<String> visit) {}

  /**
   * @param files the clinic's own tables, which add to the shipped ones or replace their rows
   * @param provisionalCodes whether codes that are marked provisional are sent
   */
  record TerminologySettings(
      @DefaultValue List<Path> files, @DefaultValue("true") boolean provisionalCodes) {}

  /**
   * @param policy names of policy sets between commas
   * @param files the clinic's own tables of rules
   */
  record RuleSettings(
      @DefaultValue(RulePolicy.ALL) String policy, @DefaultValue List<Path> files) {}
}
