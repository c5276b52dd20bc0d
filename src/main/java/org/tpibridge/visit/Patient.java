package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.requireText;

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
    requireText(mrn, "mrn");
    requireText(last, "patient_last");
    requireText(first, "patient_first");
  }

  @Override
  public String toString() {
    return "Patient[…]";
  }
}
