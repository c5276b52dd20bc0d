package org.tpibridge.mapping;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.StableIds;

/**
 * The clinic whose visits are mapped.
 *
 * @param name as patients know it; in lower case it is also the key of its Organization
 * @param zone where its clocks are, for days counted from a visit
 * @param systems the namespaces of its identifiers
 * @param aftercareProtocol what applies where a visit names none: a name that the terminology knows
 * @param asOf the day on which the statuses are true; empty: everything is over
 */
public record Clinic(
    String name,
    ZoneId zone,
    IdentifierSystemUris systems,
    Optional<String> aftercareProtocol,
    Optional<LocalDate> asOf) {

  /**
   * Absolute URIs under which the clinic's own numbers and names are unique.
   *
   * @param mrn patients, by medical record number
   * @param visit visits and all that belongs to one
   * @param clinician clinicians without an NPI, by name
   * @param organization the clinic itself
   * @param location rooms and sites, by the clinic's words
   */
  public record IdentifierSystemUris(
      String mrn, String visit, String clinician, String organization, String location)
      implements Serializable {

    /** What stands where a clinic has not said its own. */
    public static final IdentifierSystemUris DEFAULT =
        new IdentifierSystemUris(
            CanonicalUrls.namingSystem("mrn"),
            CanonicalUrls.namingSystem("visit"),
            CanonicalUrls.namingSystem("clinician"),
            CanonicalUrls.namingSystem("organization"),
            CanonicalUrls.namingSystem("location"));
  }

  public Clinic {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a clinic's name is not blank");
    }
  }

  /** The same clinic, with other systems. */
  public Clinic with(IdentifierSystemUris other) {
    return new Clinic(name, zone, other, aftercareProtocol, asOf);
  }

  /** The id of the Patient resource that a medical record number names. */
  public String patientId(String mrn) {
    return StableIds.of(systems.mrn(), mrn.strip()).toString();
  }

  /** A clinic of which only the clock is known. */
  public static Clinic unnamed(ZoneId zone) {
    return new Clinic(
        "Unnamed clinic", zone, IdentifierSystemUris.DEFAULT, Optional.empty(), Optional.empty());
  }

  /**
   * The clinic, and the other sources of its visits: systems that number visits, and maybe
   * patients, on their own.
   *
   * @param bySource systems by the source's name
   */
  public record ClinicSources(Clinic clinic, Map<String, IdentifierSystemUris> bySource) {

    /** Where a source is named, the clinic itself. */
    public static final String CLINIC = "clinic";

    /** Cannot occur in an identifier. */
    private static final char BETWEEN = '\u001f';

    public ClinicSources {
      bySource = Collections.unmodifiableMap(new TreeMap<>(bySource));
    }

    /** A clinic whose visits all have its own systems. */
    public static ClinicSources of(Clinic clinic) {
      return new ClinicSources(clinic, Map.of());
    }

    /** Names, in alphabetical order. */
    public List<String> names() {
      return bySource.keySet().stream().sorted().toList();
    }

    /**
     * The clinic with the systems of a source.
     *
     * @param source its own where empty
     * @throws IllegalArgumentException where there is no such source
     */
    public Clinic clinic(Optional<String> source) {
      if (source.isEmpty()) {
        return clinic;
      }
      IdentifierSystemUris systems = bySource.get(source.get());
      if (systems == null) {
        throw new IllegalArgumentException("no source " + source.get());
      }
      return clinic.with(systems);
    }

    /**
     * What names a patient wherever only one text is compared: the MRN, and with another system
     * than the clinic's also that.
     *
     * @param source of the MRN
     */
    public String patientName(Optional<String> source, String mrn) {
      String system = clinic(source).systems().mrn();
      return system.equals(clinic.systems().mrn()) ? mrn : mrn + BETWEEN + system;
    }

    /** What an MRN names in any system. */
    public Stream<String> patientNames(String mrn) {
      return byMrnSystem().keySet().stream()
          .map(name -> patientName(Optional.of(name).filter(n -> !n.equals(CLINIC)), mrn));
    }

    /** The clinic itself, then its sources, that have an MRN system which none before has. */
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
