package org.tpibridge.reading.hl7v2.vocabulary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Converts amounts to the canonical units, mL and mg. */
public final class DrugAmounts {
  private static final int MAX_LENGTH = 12;
  private static final MathContext ENOUGH = new MathContext(7, RoundingMode.HALF_UP);

  private DrugAmounts() {}

  /** Returns {@code 4 mL} or {@code 40 mg}; empty for another unit, or without a number. */
  public static Optional<String> read(String value, String unit) {
    return number(value)
        .filter(n -> n.signum() > 0)
        .flatMap(
            n ->
                switch (unit.toLowerCase(Locale.ROOT).replace(".", "").strip()) {
                  case "ml", "mls", "cc", "ccs", "milliliter", "milliliters", "millilitre" ->
                      Optional.of(plain(n) + " mL");
                  case "mg", "mgs", "milligram", "milligrams" -> Optional.of(plain(n) + " mg");
                  case "ug", "mcg", "µg", "microgram", "micrograms" ->
                      Optional.of(plain(n.movePointLeft(3)) + " mg");
                  case "g", "gm", "gram", "grams" ->
                      Optional.of(plain(n.movePointRight(3)) + " mg");
                  default -> Optional.empty();
                });
  }

  public static Optional<BigDecimal> number(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    boolean digits = value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    boolean plain = digits && value.indexOf('.') == value.lastIndexOf('.') && !value.equals(".");
    return plain ? Optional.of(new BigDecimal(value)) : Optional.empty();
  }

  /** Returns the number of an amount that {@link #read} returned. */
  static Optional<BigDecimal> numberOf(String amount) {
    return number(amount.substring(0, amount.indexOf(' ')));
  }

  static BigDecimal perMl(BigDecimal mg, BigDecimal ml) {
    return mg.divide(ml, ENOUGH);
  }

  public static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  /** Combines the parts of a strength in HL7: {@code 40}, {@code mg}, in {@code 1}, {@code mL}. */
  public static String strength(String value, String unit, String volume, String volumeUnit) {
    Optional<BigDecimal> number = number(value);
    String normalized = unit.toLowerCase(Locale.ROOT).replace(" ", "");
    if (number.isEmpty() || number.get().signum() <= 0) {
      return "";
    }
    if (normalized.equals("%") || normalized.equals("percent")) {
      return plain(number.get()) + "%";
    }
    if (normalized.equals("mg/ml") || normalized.equals("mg/cc")) {
      return plain(number.get()) + " mg/mL";
    }
    Optional<BigDecimal> millilitres =
        read(volume, volumeUnit).filter(a -> a.endsWith(" mL")).flatMap(DrugAmounts::numberOf);
    return read(value, unit)
        .filter(a -> a.endsWith(" mg"))
        .flatMap(DrugAmounts::numberOf)
        .flatMap(mg -> millilitres.map(ml -> plain(perMl(mg, ml)) + " mg/mL"))
        .orElse("");
  }
}
