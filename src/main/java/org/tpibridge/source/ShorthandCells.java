package org.tpibridge.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.shorthand.ReliefTold;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.TechniqueWords;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Span;

/** Turns cells in a clinic's shorthand, one value each, into canonical words. */
final class ShorthandCells {
  private static final Pattern WEIGHT =
      Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,3})?) ?(kg|kgs|kilos?|lb|lbs|pounds?)\\.?");
  private static final Pattern MODIFIED =
      Pattern.compile("(?:CPT ?)?([0-9]{5})(?:[-: ]([0-9A-Z]{2}))?", Pattern.CASE_INSENSITIVE);

  /** The international pound, exactly. */
  private static final BigDecimal KG_IN_A_POUND = new BigDecimal("0.45359237");

  private final Shorthand shorthand;
  private final List<ToldWords> forNotes = new ArrayList<>();

  ShorthandCells(Shorthand shorthand) {
    this.shorthand = shorthand;
  }

  /** What was told and has no column; filled by reading. */
  List<ToldWords> forNotes() {
    return forNotes;
  }

  /** Empty where the cell is refused, which is then noted. */
  Optional<String> canonical(Column column, String text, Note note) {
    return switch (column) {
      case BIRTH_DATE -> ToldWords.taken(shorthand.birthDay(text), note).map(LocalDate::toString);
      case VISIT_START, VISIT_END -> ToldWords.taken(shorthand.moment(text), note);
      case FOLLOW_UP -> ToldWords.taken(shorthand.span(text), note).map(Span::written);
      case SEX -> Choices.SEX.understood(text, column, note);
      case TWITCH, CONSENT -> Choices.ANSWER.understood(text, column, note);
      case TECHNIQUE ->
          TechniqueWords.of(text)
              .map(TechniqueWords::written)
              .or(() -> Choices.TECHNIQUE.understood(text, column, note));
      case GUIDANCE -> Choices.GUIDANCE.understood(text, column, note);
      case RELIEF_PERCENT ->
          ToldWords.taken(shorthand.relief(text), note).map(r -> relief(r, text, note));
      case WEIGHT_KG -> Optional.of(weight(text, note));
      case PROCEDURE_CODE -> Optional.of(procedure(text, note));
      default -> Optional.of(text);
    };
  }

  private String relief(ReliefTold relief, String text, Note note) {
    if (relief.lasting().isPresent()) {
      note.information(
          Codes.KEPT_IN_NOTES,
          "How long the relief lasted has no column of its own; "
              + Quoted.of(text)
              + " is kept in notes.");
      forNotes.add(new ToldWords("Relief: " + text, Style.CANONICAL, note));
    }
    return relief.percent().toPlainString();
  }

  /** A number without a unit is left to those who read weight_kg. */
  private static String weight(String text, Note note) {
    Matcher weight = WEIGHT.matcher(text.toLowerCase(Locale.ROOT));
    if (!weight.matches()) {
      return text;
    }
    if (weight.group(2).startsWith("k")) {
      return weight.group(1);
    }
    String kilograms =
        new BigDecimal(weight.group(1))
            .multiply(KG_IN_A_POUND)
            .setScale(1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    note.information(
        Codes.POUNDS, Quoted.of(text) + " is pounds and is taken as " + kilograms + " kg.");
    return kilograms;
  }

  private static String procedure(String text, Note note) {
    Matcher code = MODIFIED.matcher(text);
    if (!code.matches()) {
      return text;
    }
    if (code.group(2) != null) {
      note.information(
          Codes.MODIFIER,
          "The modifier in " + Quoted.of(text) + " is left out: a visit has the CPT code alone.");
    }
    return code.group(1);
  }
}
