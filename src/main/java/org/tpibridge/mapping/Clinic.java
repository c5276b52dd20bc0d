package org.tpibridge.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

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
    Systems systems,
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
  public record Systems(
      String mrn, String visit, String clinician, String organization, String location) {

    /** What stands where a clinic has not said its own. */
    public static final Systems DEFAULT =
        new Systems(
            Canonical.namingSystem("mrn"),
            Canonical.namingSystem("visit"),
            Canonical.namingSystem("clinician"),
            Canonical.namingSystem("organization"),
            Canonical.namingSystem("location"));
  }

  public Clinic {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a clinic's name is not blank");
    }
  }

  /** The same clinic, with other systems. */
  Clinic with(Systems other) {
    return new Clinic(name, zone, other, aftercareProtocol, asOf);
  }

  /** The id of the Patient resource that a medical record number names. */
  public String patientId(String mrn) {
    return Ids.of(systems.mrn(), mrn.strip()).toString();
  }

  /** A clinic of which only the clock is known. */
  public static Clinic unnamed(ZoneId zone) {
    return new Clinic("Unnamed clinic", zone, Systems.DEFAULT, Optional.empty(), Optional.empty());
  }
}
