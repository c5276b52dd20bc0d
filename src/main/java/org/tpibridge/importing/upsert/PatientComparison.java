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
 * What is stored of a patient beside what a row tells of the one with the same MRN.
 *
 * @param merged with the gaps filled; as stored where anything contradicts, for then the row may
 *     tell of somebody else
 */
record PatientComparison(PatientDemographics merged, List<PatientDataConflict> conflicts) {

  static PatientComparison of(PatientDemographics stored, PatientDemographics stated) {
    FieldComparison fields = new FieldComparison(new ArrayList<>());
    PatientDemographics together =
        new PatientDemographics(
            fields.name(Column.PATIENT_LAST, stored.last(), stated.last()),
            fields.name(Column.PATIENT_FIRST, stored.first(), stated.first()),
            fields.put(
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

  /** Puts fields together one by one. */
  private record FieldComparison(List<PatientDataConflict> conflicts) {

    Optional<String> name(Column column, Optional<String> stored, Optional<String> stated) {
      return put(
          column,
          stored,
          stated,
          NameSpelling::isSame,
          NameSpelling::preferred,
          Function.identity());
    }

    /** That the clinic does not know contradicts nothing. */
    Optional<Sex> sex(Optional<Sex> stored, Optional<Sex> stated) {
      return put(
          Column.SEX,
          stored,
          stated,
          (s, t) -> s == t || s == Sex.UNKNOWN || t == Sex.UNKNOWN,
          (s, t) -> s == Sex.UNKNOWN ? t : s,
          sex -> sex.name().toLowerCase(Locale.ROOT));
    }

    <T> Optional<T> put(
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
    return "PatientMatch" + conflicts;
  }
}
