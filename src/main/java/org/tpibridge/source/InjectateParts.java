package org.tpibridge.source;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.InjectateStatement;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Strength;

/** Strength, epinephrine, volume and dose of one injectate, each at most once. */
final class InjectateParts {
  static final int LEAST_EPINEPHRINE = 1000;
  static final int MOST_EPINEPHRINE = 10_000_000;

  private final String item;
  private final Note note;
  private Optional<Strength> strength = Optional.empty();
  private Optional<BigDecimal> volumeMl = Optional.empty();
  private Optional<BigDecimal> statedMg = Optional.empty();
  private OptionalInt epinephrine = OptionalInt.empty();
  private boolean sound = true;

  InjectateParts(String item, Note note) {
    this.item = item;
    this.note = note;
  }

  void take(Matcher piece) {
    String ratio = piece.group("epinephrine");
    if (ratio != null) {
      takeEpinephrine(ratio);
    } else {
      takeAmount(piece.group("number"), piece.group("unit"));
    }
  }

  void notUnderstood(String rest) {
    refuse(
        Codes.INJECTATE,
        "Not understood: "
            + Quoted.of(rest)
            + " in "
            + Quoted.of(item)
            + ". Write drug, strength, volume and dose, such as lidocaine 1% 4 mL; drugs are"
            + " separated by semicolons.");
  }

  Optional<Injectate> injectate(String drug) {
    if (InjectateStatement.of(drug).isPresent()) {
      refuse(
          Codes.INJECTATE,
          Quoted.of(drug) + " is no drug, in " + Quoted.of(item) + ". Name the drug.");
    }
    return sound
        ? Optional.of(new Injectate(drug, strength, volumeMl, statedMg, epinephrine, item))
        : Optional.empty();
  }

  private void takeEpinephrine(String digits) {
    Optional<Integer> n = Wholes.parse(digits, LEAST_EPINEPHRINE, MOST_EPINEPHRINE);
    if (n.isEmpty()) {
      refuse(
          Codes.INJECTATE,
          "Epinephrine is 1:1000 to 1:10000000, in plain digits: " + Quoted.of(item) + ".",
          "with epinephrine 1:100000");
    } else if (epinephrine.isPresent()) {
      twice("epinephrine");
    } else {
      epinephrine = OptionalInt.of(n.get());
    }
  }

  private void takeAmount(String digits, String unit) {
    if (unit == null) {
      refuse(
          Codes.UNIT,
          "The amount "
              + Quoted.of(digits)
              + " has no unit in "
              + Quoted.of(item)
              + ". Write %, mg/mL, mL or mg after it.");
      return;
    }
    Optional<BigDecimal> number = Decimals.parse(digits).filter(n -> n.signum() > 0);
    if (number.isEmpty()) {
      refuseNumber(digits);
      return;
    }
    switch (unit.toLowerCase(Locale.ROOT)) {
      case "%" -> takeStrength(new Strength(number.get(), Strength.Unit.PERCENT));
      case "mg/ml" -> takeStrength(new Strength(number.get(), Strength.Unit.MG_PER_ML));
      case "ml" -> {
        if (volumeMl.isPresent()) {
          twice("the volume");
        }
        volumeMl = number;
      }
      case "mg" -> {
        if (statedMg.isPresent()) {
          twice("the dose");
        }
        statedMg = number;
      }
      default -> refuseUnit(number.get(), digits, unit);
    }
  }

  private void takeStrength(Strength told) {
    if (strength.isPresent()) {
      twice("the strength");
    }
    strength = Optional.of(told);
  }

  private void refuseNumber(String digits) {
    sound = false;
    if (digits.indexOf(',') >= 0) {
      Decimals.refuse(digits, "An amount", note);
    } else {
      note.error(Codes.NUMBER, "An amount is a plain number above zero: " + Quoted.of(item) + ".");
    }
  }

  private void refuseUnit(BigDecimal number, String digits, String unit) {
    String message =
        Quoted.of(unit)
            + " is not a unit that is read here (%, mg/mL, mL, mg), in "
            + Quoted.of(item)
            + ".";
    switch (unit.toLowerCase(Locale.ROOT)) {
      case "cc", "ccs", "mls", "milliliter", "milliliters" ->
          refuse(Codes.UNIT, message, digits + " mL");
      case "mgs", "milligram", "milligrams" -> refuse(Codes.UNIT, message, digits + " mg");
      case "mcg", "ug", "µg", "μg" ->
          refuse(Codes.UNIT, message, number.movePointLeft(3).toPlainString() + " mg");
      case "g", "gm" ->
          refuse(Codes.UNIT, message, number.movePointRight(3).toPlainString() + " mg");
      case "mg/cc" -> refuse(Codes.UNIT, message, digits + " mg/mL");
      case "mcg/ml", "ug/ml" ->
          refuse(Codes.UNIT, message, number.movePointLeft(3).toPlainString() + " mg/mL");
      default -> refuse(Codes.UNIT, message);
    }
  }

  private void twice(String what) {
    refuse(
        Codes.INJECTATE,
        Quoted.of(item) + " tells " + what + " twice. Is a semicolon missing between two drugs?");
  }

  private void refuse(String code, String message) {
    sound = false;
    note.error(code, message);
  }

  private void refuse(String code, String message, String suggestion) {
    sound = false;
    note.error(code, message, suggestion);
  }
}
