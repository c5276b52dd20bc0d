package org.tpibridge.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
 * Settings under {@code tpibridge} in {@code application.yaml}; see {@code docs/settings.md}.
 *
 * @param sources further systems, by name, that number visits and possibly patients
 * @param threads how many visits are processed at the same time; 0 for one per processor
 */
record BridgeProperties(
    @DefaultValue ClinicSettings clinic,
    @DefaultValue Map<String, SourceSettings> sources,
    @DefaultValue TerminologySettings terminology,
    @DefaultValue RuleSettings rules,
    @DefaultValue ListenerProperties listener,
    @DefaultValue StoreProperties store,
    @DefaultValue List<EhrProperties> ehrs,
    @DefaultValue AlertProperties alerts,
    @DefaultValue NotificationProperties notifications,
    @DefaultValue SecurityProperties security,
    @DefaultValue UploadProperties uploads,
    @DefaultValue("0") int threads) {

  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
  private static final Pattern SYSTEM =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}]+");

  /** The name of a clinic that has set none. */
  static final String DEFAULT_NAME = "The clinic";

  BridgeProperties {
    sources = Map.copyOf(sources);
    ehrs = List.copyOf(ehrs);
    if (threads < 0 || threads > 256) {
      throw new IllegalArgumentException("tpibridge.threads must be 0 to 256");
    }
  }

  /**
   * The clinic and its sources.
   *
   * @throws IllegalArgumentException if a setting cannot be used
   */
  ClinicSources toSources() {
    Clinic own = clinic.toClinic();
    DistinctSystems distinct = new DistinctSystems();
    IdentifierSystemUris uris = own.systems();
    distinct.addMrn("tpibridge.clinic.systems.mrn", uris.mrn());
    distinct.add("tpibridge.clinic.systems.visit", uris.visit());
    distinct.add("tpibridge.clinic.systems.item", uris.item());
    distinct.add("tpibridge.clinic.systems.clinician", uris.clinician());
    distinct.add("tpibridge.clinic.systems.organization", uris.organization());
    distinct.add("tpibridge.clinic.systems.location", uris.location());
    Map<String, IdentifierSystemUris> systems = new TreeMap<>();
    sources.forEach(
        (name, source) -> {
          if (!SOURCE.matcher(name).matches() || name.equals(ClinicSources.CLINIC)) {
            throw new IllegalArgumentException(
                "tpibridge.sources contains the name \""
                    + name
                    + "\". A source name is up to 40 letters, digits, - and _, and must not be"
                    + " clinic.");
          }
          IdentifierSystemUris sourceUris = source.toSystems(name, own.systems());
          distinct.addMrn(SourceSettings.setting(name, "mrn"), sourceUris.mrn());
          distinct.add(SourceSettings.setting(name, "visit"), sourceUris.visit());
          distinct.add("tpibridge.sources." + name + " (items of visits)", sourceUris.item());
          systems.put(name, sourceUris);
        });
    return new ClinicSources(own, systems);
  }

  /**
   * @param port on this machine where notifications of EHRs are received
   */
  record NotificationProperties(@DefaultValue("8087") int port) {

    NotificationProperties {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("tpibridge.notifications.port must be 0 to 65535");
      }
    }
  }

  int workerThreads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** A blank value counts as not set. */
  private static Optional<String> stated(Optional<String> value) {
    return value.filter(text -> !text.isBlank());
  }

  /**
   * @param timeZone of times without an offset
   * @param aftercare the aftercare protocol of visits that specify none
   * @param asOf the day for which the status of plans and goals is stated; if unset, the status of
   *     plans is unknown, and goals are active
   */
  record ClinicSettings(
      Optional<String> name,
      Optional<ZoneId> timeZone,
      @DefaultValue SystemSettings systems,
      Optional<String> aftercare,
      Optional<LocalDate> asOf) {

    ClinicSettings {
      name = stated(name);
    }

    Clinic toClinic() {
      return new Clinic(
          name.orElse(DEFAULT_NAME),
          timeZone.orElse(ZoneOffset.UTC),
          systems.toSystems(),
          aftercare,
          asOf);
    }

    /**
     * @param zoneIsMapped whether the column map specifies the time zone of the input
     */
    Optional<String> timeZoneNote(boolean zoneIsMapped) {
      return timeZone.isPresent() || zoneIsMapped
          ? Optional.empty()
          : Optional.of(
              "tpibridge.clinic.time-zone is not set. Times without an offset are read as UTC.");
    }
  }

  /** Identifier systems of the clinic, as absolute URIs. */
  record SystemSettings(
      Optional<String> mrn,
      Optional<String> visit,
      Optional<String> item,
      Optional<String> clinician,
      Optional<String> organization,
      Optional<String> location) {

    SystemSettings {
      mrn = stated(mrn);
      visit = stated(visit);
      item = stated(item);
      clinician = stated(clinician);
      organization = stated(organization);
      location = stated(location);
      check("tpibridge.clinic.systems.mrn", mrn);
      check("tpibridge.clinic.systems.visit", visit);
      check("tpibridge.clinic.systems.item", item);
      check("tpibridge.clinic.systems.clinician", clinician);
      check("tpibridge.clinic.systems.organization", organization);
      check("tpibridge.clinic.systems.location", location);
    }

    IdentifierSystemUris toSystems() {
      IdentifierSystemUris derived =
          IdentifierSystemUris.of(
              mrn.orElse(IdentifierSystemUris.DEFAULT.mrn()),
              visit.orElse(IdentifierSystemUris.DEFAULT.visit()));
      return new IdentifierSystemUris(
          derived.mrn(),
          derived.visit(),
          item.orElse(derived.item()),
          clinician.orElse(derived.clinician()),
          organization.orElse(derived.organization()),
          location.orElse(derived.location()));
    }

    /** Requires an absolute URI, because other identifier systems are not unique. */
    static void check(String setting, Optional<String> system) {
      if (system.isPresent() && !SYSTEM.matcher(system.get()).matches()) {
        throw new IllegalArgumentException(
            setting
                + " must be an absolute URI without spaces, such as https://clinic.example/mrn or"
                + " urn:oid:2.16.840.1.113883.3.1, but is \""
                + system.get()
                + "\"");
      }
    }
  }

  /** A further system that numbers visits and possibly patients. */
  record SourceSettings(@DefaultValue SourceSystems systems) {

    static String setting(String name, String kind) {
      return "tpibridge.sources." + name + ".systems." + kind;
    }

    /** The source's own identifier systems, and the clinic's for everything else. */
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
                              + " is not set. Each source requires its own visit system, such as"
                              + " https://clinic.example/"
                              + name
                              + "/visit."));
      return new IdentifierSystemUris(
          systems.mrn().orElse(clinic.mrn()),
          visit,
          IdentifierSystemUris.derived(visit, "item"),
          clinic.clinician(),
          clinic.organization(),
          clinic.location());
    }
  }

  /**
   * @param mrn system of the source's MRNs; if unset, the source uses the clinic's MRNs
   * @param visit system of the source's visit ids
   */
  record SourceSystems(Optional<String> mrn, Optional<String> visit) {
    SourceSystems {
      mrn = stated(mrn);
      visit = stated(visit);
    }
  }

  /**
   * @param files the clinic's own tables, which add rows to the shipped tables or replace rows
   * @param provisionalCodes whether codes that are marked provisional are used
   */
  record TerminologySettings(
      @DefaultValue List<Path> files, @DefaultValue("true") boolean provisionalCodes) {}

  /**
   * @param policy names of policy sets, separated by commas
   * @param files the clinic's own tables of rules
   */
  record RuleSettings(
      @DefaultValue(RulePolicy.ALL) String policy, @DefaultValue List<Path> files) {}
}
