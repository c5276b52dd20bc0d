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
 * How a number is written.
 *
 * @param comma whether a comma stands before the decimals (and points between thousands)
 * @param without words beside the number, longest first
 * @param times what it is multiplied by
 * @param decimals that are kept, half up; all where empty
 */
record CellNumbers(
    boolean comma, List<String> without, Optional<BigDecimal> times, OptionalInt decimals) {

  private static final Pattern WITH_POINT =
      Pattern.compile("(?:[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\\.[0-9]{1,6})?");
  private static final Pattern WITH_COMMA =
      Pattern.compile("(?:[0-9]{1,9}|[0-9]{1,3}(?:\\.[0-9]{3}){1,2})(?:,[0-9]{1,6})?");

  Optional<CellContent> read(CellContent content, ColumnResult result) {
    String digits = bare(content.text());
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
    BigDecimal kept =
        decimals.isPresent() && product.scale() > decimals.getAsInt()
            ? product.setScale(decimals.getAsInt(), RoundingMode.HALF_UP)
            : product;
    BigDecimal plain = times.isPresent() ? kept.stripTrailingZeros() : kept;
    return Optional.of(content.withText(plain.toPlainString()));
  }

  private String bare(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    for (String word : without) {
      String other = word.toLowerCase(Locale.ROOT);
      if (folded.endsWith(other)) {
        return WhiteSpace.strip(folded.substring(0, folded.length() - other.length()));
      }
      if (folded.startsWith(other)) {
        return WhiteSpace.strip(folded.substring(other.length()));
      }
    }
    return folded;
  }
}
