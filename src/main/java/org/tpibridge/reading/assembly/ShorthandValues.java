package org.tpibridge.reading.assembly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.ChoiceField;
import org.tpibridge.reading.canonical.PegGrammar;
import org.tpibridge.reading.canonical.TechniqueNames;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.shorthand.ReportedRelief;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.TimeSpan;

/** Converts cells in a clinic's shorthand, each with a single value, to canonical values. */
public final class ShorthandValues {
  private static final Pattern WEIGHT =
      Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,3})?) ?(kg|kgs|kilos?|lb|lbs|pounds?)\\.?");
  private static final Pattern PROCEDURE_WITH_MODIFIER =
      Pattern.compile("(?:CPT ?)?([0-9]{5})(?:[-: ]([0-9A-Z]{2}))?", Pattern.CASE_INSENSITIVE);

  /** The international pound, exactly. */
  private static final BigDecimal KG_PER_LB = new BigDecimal("0.45359237");

  private final Shorthand shorthand;
  private final List<CheckedValue> textForNotes = new ArrayList<>();

  public ShorthandValues(Shorthand shorthand) {
    this.shorthand = shorthand;
  }

  /** Text that has no column; filled while cells are read. */
  List<CheckedValue> textForNotes() {
    return textForNotes;
  }

  /** The canonical value; empty if the cell is rejected, which is reported. */
  public Optional<String> canonical(Column column, String text, FieldFindings findings) {
    return switch (column) {
      case BIRTH_DATE ->
          CheckedValue.value(shorthand.birthDate(text), findings).map(LocalDate::toString);
      case VISIT_START, VISIT_END -> CheckedValue.value(shorthand.dayAndTime(text), findings);
      case FOLLOW_UP ->
          CheckedValue.value(shorthand.span(text), findings).map(TimeSpan::toCanonicalText);
      case SEX -> ChoiceField.SEX.normalized(text, column, findings);
      case TWITCH, CONSENT, DRIVER -> ChoiceField.ANSWER.normalized(text, column, findings);
      case TECHNIQUE ->
          TechniqueNames.of(text)
              .map(TechniqueNames::canonicalName)
              .or(() -> ChoiceField.TECHNIQUE.normalized(text, column, findings));
      case POSITION -> ChoiceField.POSITION.normalized(text, column, findings);
      case GUIDANCE -> ChoiceField.GUIDANCE.normalized(text, column, findings);
      case RELIEF_PERCENT ->
          CheckedValue.value(shorthand.relief(text), findings).map(r -> relief(r, text, findings));
      case WEIGHT_KG -> Optional.of(weight(text, findings));
      case PROCEDURE_CODE -> Optional.of(procedure(text, findings));
      case PEG_BEFORE -> PegGrammar.canonical(text).or(() -> Optional.of(text));
      default -> Optional.of(text);
    };
  }

  private String relief(ReportedRelief relief, String text, FieldFindings findings) {
    if (relief.lasting().isPresent()) {
      findings.information(
          ReadingFindingCodes.KEPT_IN_NOTES,
          "There is no column for how long the relief lasted; "
              + QuotedText.of(text)
              + " is stored in notes.");
      textForNotes.add(new CheckedValue("Relief: " + text, ValueStyle.CANONICAL, findings));
    }
    return relief.percent().toPlainString();
  }

  /** A number without a unit is checked by the reader of weight_kg. */
  private static String weight(String text, FieldFindings findings) {
    Matcher weight = WEIGHT.matcher(text.toLowerCase(Locale.ROOT));
    if (!weight.matches()) {
      return text;
    }
    if (weight.group(2).startsWith("k")) {
      return weight.group(1);
    }
    String kilograms =
        new BigDecimal(weight.group(1))
            .multiply(KG_PER_LB)
            .setScale(1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    findings.information(
        ReadingFindingCodes.POUNDS,
        QuotedText.of(text) + " is in pounds and was converted to " + kilograms + " kg.");
    return kilograms;
  }

  private static String procedure(String text, FieldFindings findings) {
    Matcher code = PROCEDURE_WITH_MODIFIER.matcher(text);
    if (!code.matches()) {
      return text;
    }
    if (code.group(2) != null) {
      findings.information(
          ReadingFindingCodes.MODIFIER,
          "The modifier in "
              + QuotedText.of(text)
              + " was ignored: a visit has the CPT code without modifiers.");
    }
    return code.group(1);
  }
}
