package org.tpibridge.reading.canonical;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.BilledDrug;

/** Reads billed drugs: {@code HCPCS xUNITS}. A HCPCS level II code is a letter and four digits. */
public final class BilledDrugGrammar {
  private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{4}");
  private static final Pattern ITEM = Pattern.compile("([A-Z][0-9]{4}) x ?([0-9]{1,6})");
  private static final Pattern SIMILAR_FORM =
      Pattern.compile("([A-Za-z][0-9]{4})(?: ?[xX*×:] ?| )?([0-9]{1,5})?(?: ?units?)?");
  public static final int MAX_UNITS = 99_999;

  private BilledDrugGrammar() {}

  public static boolean isCode(String words) {
    return CODE.matcher(words).matches();
  }

  static Optional<BilledDrug> read(String item, FieldFindings findings) {
    Matcher matcher = ITEM.matcher(item);
    if (matcher.matches()) {
      return of(matcher.group(1), matcher.group(2), findings);
    }
    String message =
        QuotedText.of(item)
            + " is not a billed drug. Write its HCPCS code, an x and the billed units, such as"
            + " J3301 x4.";
    Matcher meant = SIMILAR_FORM.matcher(item);
    if (meant.matches()) {
      String units = meant.group(2) == null ? "1" : meant.group(2);
      findings.error(
          ReadingFindingCodes.BILLED_DRUG,
          message,
          meant.group(1).toUpperCase(Locale.ROOT) + " x" + units);
    } else {
      findings.error(ReadingFindingCodes.BILLED_DRUG, message);
    }
    return Optional.empty();
  }

  private static Optional<BilledDrug> of(String code, String units, FieldFindings findings) {
    Optional<Integer> count = WholeNumbers.parse(units, 1, MAX_UNITS);
    if (count.isEmpty()) {
      findings.error(
          ReadingFindingCodes.BILLED_DRUG,
          "The billed units of " + code + " must be 1 to " + MAX_UNITS + ".");
    }
    return count.map(n -> new BilledDrug(code, n));
  }
}
