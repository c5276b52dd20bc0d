package org.tpibridge.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.visit.Column;

/**
 * A parameter of a rule check.
 *
 * @param required whether a rule must set it
 */
record CheckParameter(String name, ValueType type, boolean required) {
  private static final List<String> SCREENING =
      Stream.of(Column.ANTICOAGULANT, Column.ALLERGIES, Column.CONTRAINDICATIONS)
          .map(Column::header)
          .toList();

  enum ValueType {
    /** With or without decimals, above zero. */
    NUMBER("a number above 0, such as 4.5"),
    WHOLE("a whole number from 1 to 99"),
    /** A number of sessions: no more than a series stores can be counted. */
    SESSIONS("a whole number from 1 to " + (PatientSessions.CAPACITY - 1)),
    /** Whether left and right of one muscle count as one muscle or as two. */
    ONE_OR_TWO("one or two"),
    WORD("one word"),
    WORDS("words separated by spaces"),
    SCREENING_COLUMNS("one or more of the columns " + String.join(", ", SCREENING));

    private final String meaning;

    ValueType(String meaning) {
      this.meaning = meaning;
    }

    private boolean accepts(List<String> value) {
      return switch (this) {
        case NUMBER ->
            isSingle(value, "\\d{1,6}(\\.\\d{1,4})?") && new BigDecimal(value.get(0)).signum() > 0;
        case WHOLE -> isSingle(value, "[1-9]\\d?");
        case SESSIONS ->
            isSingle(value, "[1-9]\\d?")
                && Integer.parseInt(value.get(0)) < PatientSessions.CAPACITY;
        case ONE_OR_TWO -> isSingle(value, "one|two");
        case WORD -> value.size() == 1;
        case WORDS -> !value.isEmpty();
        case SCREENING_COLUMNS -> !value.isEmpty() && SCREENING.containsAll(value);
      };
    }

    private static boolean isSingle(List<String> value, String pattern) {
      return value.size() == 1 && value.get(0).matches(pattern);
    }
  }

  static CheckParameter required(String name, ValueType type) {
    return new CheckParameter(name, type, true);
  }

  static CheckParameter optional(String name, ValueType type) {
    return new CheckParameter(name, type, false);
  }

  /** Returns what is wrong with a value, if anything. */
  Optional<String> problem(List<String> value) {
    return type.accepts(value)
        ? Optional.empty()
        : Optional.of(name + " must be " + type.meaning + ".");
  }
}
