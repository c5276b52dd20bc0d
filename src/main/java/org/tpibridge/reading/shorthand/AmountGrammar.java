package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.shorthand.InjectateElement.Amount;
import org.tpibridge.reading.shorthand.InjectateElement.AmountKind;
import org.tpibridge.reading.shorthand.InjectateElement.MgInMl;

/** Reads amounts: {@code 1%}, {@code 2cc}, {@code 40 mg/ml}, {@code 80mg/2cc}, {@code 500 mcg}. */
final class AmountGrammar {
  private static final Set<String> MILLILITERS =
      Set.of("ml", "mls", "cc", "ccs", "milliliter", "milliliters", "millilitre", "millilitres");

  /** Units of mass as powers of ten of a milligram. */
  private static final Map<String, Integer> MASSES =
      Map.ofEntries(
          Map.entry("mg", 0),
          Map.entry("mgs", 0),
          Map.entry("milligram", 0),
          Map.entry("milligrams", 0),
          Map.entry("mcg", -3),
          Map.entry("mcgs", -3),
          Map.entry("ug", -3),
          Map.entry("\u00b5g", -3),
          Map.entry("\u03bcg", -3),
          Map.entry("g", 3),
          Map.entry("gm", 3),
          Map.entry("gram", 3),
          Map.entry("grams", 3));

  private final TokenCursor tokens;
  private final CellFindings findings;

  AmountGrammar(TokenCursor tokens, CellFindings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  static boolean isUnit(CellToken token) {
    return token.is("%")
        || token.is("percent")
        || (token.isWord()
            && (MILLILITERS.contains(token.text()) || MASSES.containsKey(token.text())));
  }

  /** Reads the next number and its unit; empty, with an error, if the unit is missing. */
  Optional<InjectateElement> read() {
    CellToken number = tokens.next();
    CellToken next = tokens.peek();
    if (next.is(",") && !next.spaced() && tokens.peek(1).isNumber() && !tokens.peek(1).spaced()) {
      return comma(number);
    }
    if (next.is("-") && tokens.peek(1).isNumber()) {
      return range(number);
    }
    BigDecimal value = number.value();
    if (value.signum() == 0) {
      findings.reject("an amount must be above zero. Omit drugs that were not given.");
      return Optional.empty();
    }
    if (tokens.accept("%") || tokens.accept("percent")) {
      return Optional.of(new Amount(AmountKind.PERCENT, value));
    }
    if (next.isWord() && MILLILITERS.contains(next.text())) {
      tokens.skip(1);
      return Optional.of(new Amount(AmountKind.ML, value));
    }
    Integer power = next.isWord() ? MASSES.get(next.text()) : null;
    if (power == null) {
      noUnit(number);
      return Optional.empty();
    }
    tokens.skip(1);
    return Optional.of(mass(power == 0 ? value : plain(value.scaleByPowerOfTen(power))));
  }

  private static BigDecimal plain(BigDecimal mg) {
    BigDecimal stripped = mg.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private InjectateElement mass(BigDecimal mg) {
    boolean per = tokens.peek().is("/") || tokens.peek().is("per") || tokens.peek().is("in");
    if (per && tokens.peek(1).isWord() && MILLILITERS.contains(tokens.peek(1).text())) {
      tokens.skip(2);
      return new Amount(AmountKind.MG_PER_ML, mg);
    }
    boolean inMilliliters =
        per
            && tokens.peek(1).isNumber()
            && tokens.peek(1).value().signum() > 0
            && tokens.peek(2).isWord()
            && MILLILITERS.contains(tokens.peek(2).text());
    if (inMilliliters) {
      BigDecimal ml = tokens.peek(1).value();
      tokens.skip(3);
      return new MgInMl(mg, ml);
    }
    return new Amount(AmountKind.MG, mg);
  }

  private Optional<InjectateElement> comma(CellToken number) {
    String after = tokens.peek(1).text();
    String decimal = number.text() + "." + after;
    boolean thousands = after.length() == 3 && !number.text().equals("0");
    if (thousands) {
      findings.rejectAmbiguous(
          "the comma may separate decimals or thousands.", List.of(decimal, number.text() + after));
    } else {
      findings.reject("a number must have a decimal point: " + decimal + ".", decimal);
    }
    return Optional.empty();
  }

  private Optional<InjectateElement> range(CellToken number) {
    String unit = isUnit(tokens.peek(2)) ? " " + tokens.peek(2).text() : "";
    findings.rejectAmbiguous(
        "a range does not show the amount that was given.",
        List.of(number.text() + unit, tokens.peek(1).text() + unit));
    return Optional.empty();
  }

  private void noUnit(CellToken number) {
    boolean units =
        Set.of("unit", "units", "u", "iu").contains(tokens.peek().text().toLowerCase(Locale.ROOT));
    if (units) {
      findings.reject(
          "units can only be used with a HCPCS code, such as 4 units J3301. Write %, mg/mL, mL or"
              + " mg.");
    } else {
      findings.rejectAmbiguous(
          "the amount " + QuotedText.of(number.text()) + " has no unit.",
          List.of(number.text() + " mL", number.text() + " mg", number.text() + "%"));
    }
  }
}
