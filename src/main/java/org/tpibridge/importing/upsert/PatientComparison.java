package org.tpibridge.importing.upsert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Sex;

/**
 * Compares the stored demographics of a patient with those in a row with the same MRN.
 *
 * @param merged the stored demographics with missing values added from the row; unchanged if there
 *     is a conflict, because the row may be about another person
 */
public record PatientComparison(PatientDemographics merged, List<PatientDataConflict> conflicts) {

  public static PatientComparison of(PatientDemographics stored, PatientDemographics stated) {
    FieldComparison fields = new FieldComparison(new ArrayList<>());
    PatientDemographics together =
        new PatientDemographics(
            fields.name(Column.PATIENT_LAST, stored.last(), stated.last()),
            fields.name(Column.PATIENT_FIRST, stored.first(), stated.first()),
            fields.merge(
                Column.BIRTH_DATE,
                stored.birthDate(),
                stated.birthDate(),
                Object::equals,
                (s, t) -> s,
                Object::toString),
            fields.sex(stored.sex(), stated.sex()));
    return new PatientComparison(
        fields.conflicts.isEmpty() ? together : stored, List.copyOf(fields.conflicts));
  }

  /** Merges single fields and collects conflicts. */
  private record FieldComparison(List<PatientDataConflict> conflicts) {

    Optional<String> name(Column column, Optional<String> stored, Optional<String> stated) {
      return merge(
          column,
          stored,
          stated,
          NameSpelling::isSame,
          NameSpelling::preferred,
          Function.identity());
    }

    /** An unknown sex does not conflict with any value. */
    Optional<Sex> sex(Optional<Sex> stored, Optional<Sex> stated) {
      return merge(
          Column.SEX,
          stored,
          stated,
          (s, t) -> s == t || s == Sex.UNKNOWN || t == Sex.UNKNOWN,
          (s, t) -> s == Sex.UNKNOWN ? t : s,
          sex -> sex.name().toLowerCase(Locale.ROOT));
    }

    <T> Optional<T> merge(
        Column column,
        Optional<T> stored,
        Optional<T> stated,
        BiPredicate<T, T> agree,
        BinaryOperator<T> better,
        Function<T, String> words) {
      if (stored.isEmpty() || stated.isEmpty()) {
        return stored.or(() -> stated);
      }
      if (agree.test(stored.get(), stated.get())) {
        return Optional.of(better.apply(stored.get(), stated.get()));
      }
      conflicts.add(
          new PatientDataConflict(column, words.apply(stored.get()), words.apply(stated.get())));
      return stored;
    }
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "PatientComparison" + conflicts;
  }
}
