package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.stated;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The patient who was treated.
 *
 * @param mrn the medical record number in the clinic's system
 * @param last the family name as written
 * @param first the given names as written
 */
public record Patient(
    String mrn,
    Optional<String> last,
    Optional<String> first,
    Optional<LocalDate> birthDate,
    Optional<Sex> sex) {

  public Patient {
    stated(mrn, "mrn");
    stated(last, "patient_last");
    stated(first, "patient_first");
  }

  @Override
  public String toString() {
    return "Patient[…]";
  }
}
