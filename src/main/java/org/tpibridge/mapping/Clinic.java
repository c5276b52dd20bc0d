package org.tpibridge.mapping;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.StableIds;

/**
 * The clinic whose visits are mapped.
 *
 * @param name as patients know it; in lower case it is also the key of its Organization
 * @param zone time zone of its clocks, for days counted from a visit
 * @param systems the systems of its identifiers
 * @param aftercareProtocol applies if a visit names none; a name in the terminology
 * @param asOf the day for which the statuses of plans and goals are set; empty: they are unknown,
 *     and goals are active
 */
public record Clinic(
    String name,
    ZoneId zone,
    IdentifierSystemUris systems,
    Optional<String> aftercareProtocol,
    Optional<LocalDate> asOf) {

  /**
   * Absolute URIs of the systems of the clinic's identifiers.
   *
   * @param mrn patients, by medical record number
   * @param visit visits, and nothing else; ids of resources are made from it
   * @param item resources of a visit, by visit id, role and key
   * @param clinician clinicians without an NPI, by name
   * @param organization the clinic itself
   * @param location rooms and sites, by the clinic's name for them
   */
  public record IdentifierSystemUris(
      String mrn, String visit, String item, String clinician, String organization, String location)
      implements Serializable {
    private static final Pattern PATH = Pattern.compile("https?://[^?#]+");

    /** The systems of a clinic without own settings. */
    public static final IdentifierSystemUris DEFAULT =
        of(CanonicalUrls.namingSystem("mrn"), CanonicalUrls.namingSystem("visit"));

    /**
     * The systems of a clinic that has set these two. The others are derived from the system of
     * visits, so that two clinics never share one.
     */
    public static IdentifierSystemUris of(String mrn, String visit) {
      return new IdentifierSystemUris(
          mrn,
          visit,
          derived(visit, "item"),
          derived(visit, "clinician"),
          derived(visit, "organization"),
          derived(visit, "location"));
    }

    /**
     * Derives a system from another: a path below it, or, if it has no path, such as an OID, a URI
     * of TPI Bridge that contains it.
     */
    public static String derived(String system, String kind) {
      return PATH.matcher(system).matches()
          ? (system.endsWith("/") ? system : system + "/") + kind
          : CanonicalUrls.namingSystem(kind)
              + "/"
              + URLEncoder.encode(system, StandardCharsets.UTF_8);
    }

    /**
     * Whether mapping version 1 used this system for the clinicians, locations or organizations of
     * all clinics that had not set one.
     */
    public static boolean wasSharedByClinics(String system) {
      return Stream.of("clinician", "organization", "location")
          .map(CanonicalUrls::namingSystem)
          .anyMatch(system::equals);
    }
  }

  public Clinic {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the clinic's name must not be blank.");
    }
  }

  /** Returns the same clinic with other systems. */
  public Clinic with(IdentifierSystemUris other) {
    return new Clinic(name, zone, other, aftercareProtocol, asOf);
  }

  /** Returns the id of the Patient resource for a medical record number. */
  public String patientId(String mrn) {
    return StableIds.of(systems.mrn(), mrn.strip()).toString();
  }

  /** A clinic of which only the time zone is configured. */
  public static Clinic unnamed(ZoneId zone) {
    return new Clinic(
        "Unnamed clinic", zone, IdentifierSystemUris.DEFAULT, Optional.empty(), Optional.empty());
  }

  /**
   * The clinic and the other sources of its visits: systems that assign visit ids, and possibly
   * MRNs, independently.
   *
   * @param bySource systems by the source's name
   */
  public record ClinicSources(Clinic clinic, Map<String, IdentifierSystemUris> bySource) {

    /** Names the clinic itself where a source is expected. */
    public static final String CLINIC = "clinic";

    /** Never occurs in an identifier. */
    private static final char SEPARATOR = '\u001f';

    public ClinicSources {
      bySource = Collections.unmodifiableMap(new TreeMap<>(bySource));
    }

    /** A clinic without other sources. */
    public static ClinicSources of(Clinic clinic) {
      return new ClinicSources(clinic, Map.of());
    }

    /** The names of the sources in alphabetical order. */
    public List<String> names() {
      return bySource.keySet().stream().sorted().toList();
    }

    /**
     * Returns the clinic with the systems of a source.
     *
     * @param source empty for the clinic's own systems
     * @throws IllegalArgumentException if there is no such source
     */
    public Clinic clinic(Optional<String> source) {
      if (source.isEmpty()) {
        return clinic;
      }
      IdentifierSystemUris systems = bySource.get(source.get());
      if (systems == null) {
        throw new IllegalArgumentException("There is no source \"" + source.get() + "\".");
      }
      return clinic.with(systems);
    }

    /**
     * Returns a single text that identifies a patient: the MRN, together with its system if that is
     * not the clinic's.
     *
     * @param source of the MRN
     */
    public String patientName(Optional<String> source, String mrn) {
      String system = clinic(source).systems().mrn();
      return system.equals(clinic.systems().mrn()) ? mrn : mrn + SEPARATOR + system;
    }

    /** Returns the texts that identify the patients with this MRN in all systems. */
    public Stream<String> patientNames(String mrn) {
      return byMrnSystem().keySet().stream()
          .map(name -> patientName(Optional.of(name).filter(n -> !n.equals(CLINIC)), mrn));
    }

    /** Returns the clinic and those sources whose MRN system no earlier one has. */
    public Map<String, IdentifierSystemUris> byMrnSystem() {
      Map<String, IdentifierSystemUris> distinct = new LinkedHashMap<>();
      distinct.put(CLINIC, clinic.systems());
      bySource.forEach(
          (name, systems) -> {
            if (distinct.values().stream().noneMatch(s -> s.mrn().equals(systems.mrn()))) {
              distinct.put(name, systems);
            }
          });
      return distinct;
    }
  }
}
