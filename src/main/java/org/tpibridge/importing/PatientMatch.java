package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.tpibridge.mapping.Demographics;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Sex;

/**
 * What is stored of a patient beside what a row tells of the one with the same MRN.
 *
 * @param together with the gaps filled; as stored where anything contradicts, for then the row may
 *     tell of somebody else
 */
record PatientMatch(Demographics together, List<Contradiction> contradictions) {

  static PatientMatch of(Demographics stored, Demographics told) {
    Fields fields = new Fields(new ArrayList<>());
    Demographics together =
        new Demographics(
            fields.name(Column.PATIENT_LAST, stored.last(), told.last()),
            fields.name(Column.PATIENT_FIRST, stored.first(), told.first()),
            fields.put(
                Column.BIRTH_DATE,
                stored.birthDate(),
                told.birthDate(),
                Object::equals,
                (s, t) -> s,
                Object::toString),
            fields.sex(stored.sex(), told.sex()));
    return new PatientMatch(
        fields.contradictions.isEmpty() ? together : stored, List.copyOf(fields.contradictions));
  }

  /** Puts fields together one by one. */
  private record Fields(List<Contradiction> contradictions) {

    Optional<String> name(Column column, Optional<String> stored, Optional<String> told) {
      return put(column, stored, told, Spelling::isSame, Spelling::better, Function.identity());
    }

    /** That the clinic does not know contradicts nothing. */
    Optional<Sex> sex(Optional<Sex> stored, Optional<Sex> told) {
      return put(
          Column.SEX,
          stored,
          told,
          (s, t) -> s == t || s == Sex.UNKNOWN || t == Sex.UNKNOWN,
          (s, t) -> s == Sex.UNKNOWN ? t : s,
          sex -> sex.name().toLowerCase(Locale.ROOT));
    }

    <T> Optional<T> put(
        Column column,
        Optional<T> stored,
        Optional<T> told,
        BiPredicate<T, T> agree,
        BinaryOperator<T> better,
        Function<T, String> words) {
      if (stored.isEmpty() || told.isEmpty()) {
        return stored.or(() -> told);
      }
      if (agree.test(stored.get(), told.get())) {
        return Optional.of(better.apply(stored.get(), told.get()));
      }
      contradictions.add(
          new Contradiction(column, words.apply(stored.get()), words.apply(told.get())));
      return stored;
    }
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "PatientMatch" + contradictions;
  }
}
