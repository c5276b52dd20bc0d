package org.tpibridge.reading.canonical;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;

/**
 * Reads decimal numbers. The separator is always a point; a comma is never interpreted. No sign, no
 * exponent, at most nine digits before the point and six after it.
 */
public final class DecimalNumbers {
  private static final int MAX_WHOLE_DIGITS = 9;
  private static final int MAX_DECIMALS = 6;
  private static final Pattern WITH_COMMA = Pattern.compile("[0-9]{1,9},[0-9]{1,2}");

  private DecimalNumbers() {}

  static Optional<BigDecimal> parse(String words) {
    int digits = 0;
    int point = -1;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else {
        return Optional.empty();
      }
    }
    int whole = point < 0 ? digits : point;
    int decimals = digits - whole;
    boolean wellFormed =
        whole >= 1
            && whole <= MAX_WHOLE_DIGITS
            && decimals <= MAX_DECIMALS
            && (point < 0 || decimals > 0);
    return wellFormed ? Optional.of(new BigDecimal(words)) : Optional.empty();
  }

  /** Reads a number; empty, with an error that names the field, if it is not one. */
  public static Optional<BigDecimal> read(String words, String field, FieldFindings findings) {
    Optional<BigDecimal> number = parse(words);
    if (number.isEmpty()) {
      reject(words, field, findings);
    }
    return number;
  }

  static void reject(String words, String field, FieldFindings findings) {
    String message = field + " is not a plain number: " + QuotedText.of(words) + ".";
    if (WITH_COMMA.matcher(words).matches()) {
      findings.error(
          ReadingFindingCodes.NUMBER, message + " Write a decimal point.", words.replace(',', '.'));
    } else {
      findings.error(
          ReadingFindingCodes.NUMBER,
          message + " Write digits, with a decimal point where needed.");
    }
  }
}
