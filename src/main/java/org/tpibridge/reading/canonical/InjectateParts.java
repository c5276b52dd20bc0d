package org.tpibridge.reading.canonical;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Strength;

/** Collects strength, epinephrine, volume and dose of one injectate, each at most once. */
public final class InjectateParts {
  public static final int MIN_EPINEPHRINE = 1000;
  public static final int MAX_EPINEPHRINE = 10_000_000;

  private final String item;
  private final FieldFindings findings;
  private Optional<Strength> strength = Optional.empty();
  private Optional<BigDecimal> volumeMl = Optional.empty();
  private Optional<BigDecimal> statedMg = Optional.empty();
  private OptionalInt epinephrine = OptionalInt.empty();
  private boolean valid = true;

  InjectateParts(String item, FieldFindings findings) {
    this.item = item;
    this.findings = findings;
  }

  void add(Matcher piece) {
    String ratio = piece.group("epinephrine");
    if (ratio != null) {
      addEpinephrine(ratio);
    } else {
      addAmount(piece.group("number"), piece.group("unit"));
    }
  }

  void notUnderstood(String rest) {
    reject(
        ReadingFindingCodes.INJECTATE,
        "Not understood: "
            + QuotedText.of(rest)
            + " in "
            + QuotedText.of(item)
            + ". Write drug, strength, volume and dose, such as lidocaine 1% 4 mL, and separate"
            + " drugs by semicolons.");
  }

  Optional<Injectate> injectate(String drug) {
    if (InjectateStatement.of(drug).isPresent()) {
      reject(
          ReadingFindingCodes.INJECTATE,
          QuotedText.of(drug) + " in " + QuotedText.of(item) + " is not a drug. Name the drug.");
    }
    return valid
        ? Optional.of(new Injectate(drug, strength, volumeMl, statedMg, epinephrine, item))
        : Optional.empty();
  }

  private void addEpinephrine(String digits) {
    Optional<Integer> n = WholeNumbers.parse(digits, MIN_EPINEPHRINE, MAX_EPINEPHRINE);
    if (n.isEmpty()) {
      reject(
          ReadingFindingCodes.INJECTATE,
          "Epinephrine must be 1:1000 to 1:10000000, in plain digits: " + QuotedText.of(item) + ".",
          "with epinephrine 1:100000");
    } else if (epinephrine.isPresent()) {
      reportRepeated("epinephrine");
    } else {
      epinephrine = OptionalInt.of(n.get());
    }
  }

  private void addAmount(String digits, String unit) {
    if (unit == null) {
      reject(
          ReadingFindingCodes.UNIT,
          "The amount "
              + QuotedText.of(digits)
              + " has no unit in "
              + QuotedText.of(item)
              + ". Write %, mg/mL, mL or mg after it.");
      return;
    }
    Optional<BigDecimal> number = DecimalNumbers.parse(digits).filter(n -> n.signum() > 0);
    if (number.isEmpty()) {
      rejectNumber(digits);
      return;
    }
    switch (unit.toLowerCase(Locale.ROOT)) {
      case "%" -> addStrength(new Strength(number.get(), Strength.Unit.PERCENT));
      case "mg/ml" -> addStrength(new Strength(number.get(), Strength.Unit.MG_PER_ML));
      case "ml" -> {
        if (volumeMl.isPresent()) {
          reportRepeated("the volume");
        }
        volumeMl = number;
      }
      case "mg" -> {
        if (statedMg.isPresent()) {
          reportRepeated("the dose");
        }
        statedMg = number;
      }
      default -> rejectUnit(number.get(), digits, unit);
    }
  }

  private void addStrength(Strength stated) {
    if (strength.isPresent()) {
      reportRepeated("the strength");
    }
    strength = Optional.of(stated);
  }

  private void rejectNumber(String digits) {
    valid = false;
    if (digits.indexOf(',') >= 0) {
      DecimalNumbers.reject(digits, "An amount", findings);
    } else {
      findings.error(
          ReadingFindingCodes.NUMBER,
          "An amount must be a plain number above zero: " + QuotedText.of(item) + ".");
    }
  }

  private void rejectUnit(BigDecimal number, String digits, String unit) {
    String message =
        QuotedText.of(unit)
            + " is not a supported unit (%, mg/mL, mL, mg) in "
            + QuotedText.of(item)
            + ".";
    switch (unit.toLowerCase(Locale.ROOT)) {
      case "cc", "ccs", "mls", "milliliter", "milliliters" ->
          reject(ReadingFindingCodes.UNIT, message, digits + " mL");
      case "mgs", "milligram", "milligrams" ->
          reject(ReadingFindingCodes.UNIT, message, digits + " mg");
      case "mcg", "ug", "µg", "μg" ->
          reject(
              ReadingFindingCodes.UNIT, message, number.movePointLeft(3).toPlainString() + " mg");
      case "g", "gm" ->
          reject(
              ReadingFindingCodes.UNIT, message, number.movePointRight(3).toPlainString() + " mg");
      case "mg/cc" -> reject(ReadingFindingCodes.UNIT, message, digits + " mg/mL");
      case "mcg/ml", "ug/ml" ->
          reject(
              ReadingFindingCodes.UNIT,
              message,
              number.movePointLeft(3).toPlainString() + " mg/mL");
      default -> reject(ReadingFindingCodes.UNIT, message);
    }
  }

  private void reportRepeated(String what) {
    reject(
        ReadingFindingCodes.INJECTATE,
        QuotedText.of(item)
            + " contains "
            + what
            + " twice. Check for a missing semicolon between two drugs.");
  }

  private void reject(String code, String message) {
    valid = false;
    findings.error(code, message);
  }

  private void reject(String code, String message, String suggestion) {
    valid = false;
    findings.error(code, message, suggestion);
  }
}
