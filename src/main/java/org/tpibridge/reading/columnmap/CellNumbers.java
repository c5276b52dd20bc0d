package org.tpibridge.reading.columnmap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.WhiteSpace;

/**
 * Reads and converts the numbers of a column.
 *
 * @param comma whether the decimal separator is a comma (and the thousands separator a point)
 * @param without words to remove from the cell, longest first
 * @param times the factor, if the number is converted
 * @param decimals the number of decimals after rounding half up; empty for all
 */
record CellNumbers(
    boolean comma, List<String> without, Optional<BigDecimal> times, OptionalInt decimals) {

  private static final Pattern WITH_POINT =
      Pattern.compile("(?:[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\\.[0-9]{1,6})?");
  private static final Pattern WITH_COMMA =
      Pattern.compile("(?:[0-9]{1,9}|[0-9]{1,3}(?:\\.[0-9]{3}){1,2})(?:,[0-9]{1,6})?");

  Optional<CellContent> read(CellContent content, ColumnResult result) {
    String digits = withoutWords(content.text());
    if (!(comma ? WITH_COMMA : WITH_POINT).matcher(digits).matches()) {
      return result.reject(
          content,
          ColumnMapFindingCodes.NUMBER,
          QuotedText.of(content.text())
              + " is not a number with a decimal "
              + (comma ? "comma" : "point")
              + (without.isEmpty() ? "" : ", with or without " + String.join(", ", without))
              + ".");
    }
    BigDecimal number =
        new BigDecimal(comma ? digits.replace(".", "").replace(',', '.') : digits.replace(",", ""));
    BigDecimal product = times.map(number::multiply).orElse(number);
    BigDecimal rounded =
        decimals.isPresent() && product.scale() > decimals.getAsInt()
            ? product.setScale(decimals.getAsInt(), RoundingMode.HALF_UP)
            : product;
    BigDecimal plain = times.isPresent() ? rounded.stripTrailingZeros() : rounded;
    return Optional.of(content.withText(plain.toPlainString()));
  }

  private String withoutWords(String text) {
    String normalized = text.toLowerCase(Locale.ROOT);
    for (String word : without) {
      String other = word.toLowerCase(Locale.ROOT);
      if (normalized.endsWith(other)) {
        return WhiteSpace.strip(normalized.substring(0, normalized.length() - other.length()));
      }
      if (normalized.startsWith(other)) {
        return WhiteSpace.strip(normalized.substring(other.length()));
      }
    }
    return normalized;
  }
}
