package org.tpibridge.terminology;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tpibridge.visit.TimeSpan;

/** Parses cells with a fixed set of words, a number or a time. */
final class CellValueParser {
  private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]{0,5}(\\.[0-9]{1,6})?");

  private CellValueParser() {}

  /** Returns the constant for a word of the tables: lower case, with hyphens. */
  static <E extends Enum<E>> Optional<E> choice(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> word(e).equals(word)).findFirst();
  }

  static <E extends Enum<E>> List<String> words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(CellValueParser::word).toList();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Parses a time such as {@code 24h} or {@code 4d}. */
  static Optional<TimeSpan> span(String text) {
    return TimeSpan.ofCanonicalText(text.replaceFirst("(?<=[0-9]) (?=[a-z])", ""));
  }

  /** Parses a number above zero with a decimal point, such as {@code 2.5}. */
  static Optional<BigDecimal> positive(String text) {
    return POSITIVE.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
