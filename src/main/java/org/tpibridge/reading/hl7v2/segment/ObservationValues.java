package org.tpibridge.reading.hl7v2.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.canonical.PegGrammar;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.Hl7Time;
import org.tpibridge.reading.hl7v2.statement.MessageStatements;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.vocabulary.DrugAmounts;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationMeaning;
import org.tpibridge.visit.Column;

/** Adds values with a recognized meaning to the statements of the message. */
final class ObservationValues {
  private static final BigDecimal KG_PER_LB = new BigDecimal("0.45359237");

  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("y", "yes"),
          Map.entry("yes", "yes"),
          Map.entry("t", "yes"),
          Map.entry("true", "yes"),
          Map.entry("1", "yes"),
          Map.entry("present", "yes"),
          Map.entry("positive", "yes"),
          Map.entry("pos", "yes"),
          Map.entry("obtained", "yes"),
          Map.entry("signed", "yes"),
          Map.entry("n", "no"),
          Map.entry("no", "no"),
          Map.entry("f", "no"),
          Map.entry("false", "no"),
          Map.entry("0", "no"),
          Map.entry("absent", "no"),
          Map.entry("negative", "no"),
          Map.entry("neg", "no"),
          Map.entry("not obtained", "no"));

  private ObservationValues() {}

  /**
   * A value with its place.
   *
   * @param text as the sender wrote it, not blank
   * @param unit the unit, or ""
   * @param at the time of the observation
   * @param component the component of the field, or 0 for the whole field
   */
  record Value(
      String text,
      String unit,
      Optional<Hl7Time> at,
      Hl7Segment segment,
      int field,
      int component) {}

  static void add(ObservationMeaning named, int rank, Value value, MessageContext context) {
    String text = named.meaning(value.text());
    MessageStatements statements = context.statements();
    Column column = named.column();
    if (text.isBlank()) {
      return;
    }
    if (column == Column.NOTES) {
      statements.addText(text, value.segment(), value.field());
      return;
    }
    named
        .scale()
        .ifPresent(
            scale -> statements.addValue(Column.PAIN_SCALE, rank, scale, value.segment(), 3, 0));
    if (named.phaseUnknown()) {
      RawValue words = words(text, scoreStyle(text, named), value);
      statements.add(new StatedFact.ScoreWithoutPhase(words, value.at().flatMap(Hl7Time::instant)));
      return;
    }
    if (column == Column.TECHNIQUE) {
      TechniqueFields.addFrom(text, value.segment(), value.field(), value.component(), context);
      return;
    }
    RawValue words =
        switch (column) {
          case TWITCH, CONSENT, DRIVER ->
              words(
                  ANSWERS.getOrDefault(text.toLowerCase(Locale.ROOT), text),
                  ValueStyle.CANONICAL,
                  value);
          case WEIGHT_KG -> words(kilograms(text, value, context), ValueStyle.CANONICAL, value);
          case PAIN_LATER ->
              named
                  .after()
                  .map(
                      after ->
                          words(
                              after + ":" + StatedFact.ScoreWithoutPhase.withoutMaximum(text),
                              ValueStyle.CANONICAL,
                              value))
                  .orElseGet(() -> words(text, named.style(), value));
          case PEG_LATER ->
              named
                  .after()
                  .map(
                      after ->
                          words(
                              after + ":" + PegGrammar.canonical(text).orElse(text),
                              ValueStyle.CANONICAL,
                              value))
                  .orElseGet(() -> words(text, named.style(), value));
          case PAIN_BEFORE, PAIN_AFTER, RELIEF_PERCENT ->
              words(text, scoreStyle(text, named), value);
          case VISIT_START, VISIT_END, BIRTH_DATE ->
              context
                  .time(text)
                  .map(
                      m ->
                          words(
                              column == Column.BIRTH_DATE ? m.dayText() : m.text(),
                              m.style(),
                              value))
                  .orElseThrow();
          default -> words(text, named.style(), value);
        };
    statements.addValue(column, rank, words);
  }

  /** A number needs no parsing. */
  private static ValueStyle scoreStyle(String text, ObservationMeaning named) {
    return DrugAmounts.number(text).isPresent() ? ValueStyle.CANONICAL : named.style();
  }

  private static RawValue words(String text, ValueStyle style, Value value) {
    return new RawValue(text, value.segment().place(value.field(), value.component()), style);
  }

  private static String kilograms(String text, Value value, MessageContext context) {
    String unit = value.unit().toLowerCase(Locale.ROOT);
    Optional<BigDecimal> number = DrugAmounts.number(text);
    boolean pounds = unit.startsWith("lb") || unit.startsWith("[lb") || unit.startsWith("pound");
    if (number.isEmpty() || unit.isEmpty() || unit.equals("kg")) {
      return text;
    }
    if (pounds || unit.equals("g")) {
      BigDecimal kilograms =
          pounds ? number.get().multiply(KG_PER_LB) : number.get().movePointLeft(3);
      String rounded = DrugAmounts.plain(kilograms.setScale(1, RoundingMode.HALF_UP));
      context.information(
          Hl7FindingCodes.UNIT,
          "The weight is in another unit. It was converted to " + rounded + " kg.",
          value.segment().place(value.field()));
      return rounded;
    }
    return text + " " + value.unit();
  }
}
