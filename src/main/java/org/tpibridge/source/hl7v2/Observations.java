package org.tpibridge.source.hl7v2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/** Takes a value whose meaning is known into the visit. */
final class Observations {
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

  private Observations() {}

  /**
   * A value and where it stands.
   *
   * @param text as the sender wrote it, not blank
   * @param unit or ""
   * @param at when it was observed
   * @param component of the field that it stands in, 0 for all of them
   */
  record Value(
      String text, String unit, Optional<Moment> at, Segment segment, int field, int component) {}

  static void tell(Named named, int rank, Value value, Scene scene) {
    String text = named.meaning(value.text());
    Draft draft = scene.draft();
    Column column = named.column();
    if (text.isBlank()) {
      return;
    }
    if (column == Column.NOTES) {
      draft.text(text, value.segment(), value.field());
      return;
    }
    named
        .scale()
        .ifPresent(scale -> draft.tell(Column.PAIN_SCALE, rank, scale, value.segment(), 3, 0));
    if (named.open()) {
      Words words = words(text, scoreStyle(text, named), value);
      draft.add(new Fact.Score(words, value.at().flatMap(Moment::instant)));
      return;
    }
    if (column == Column.TECHNIQUE) {
      StatedTechnique.in(text, value.segment(), value.field(), value.component(), scene);
      return;
    }
    Words words =
        switch (column) {
          case TWITCH, CONSENT ->
              words(
                  ANSWERS.getOrDefault(text.toLowerCase(Locale.ROOT), text),
                  Style.CANONICAL,
                  value);
          case WEIGHT_KG -> words(kilograms(text, value, scene), Style.CANONICAL, value);
          case PAIN_LATER ->
              named
                  .after()
                  .map(
                      after ->
                          words(
                              after + ":" + Fact.Score.withoutMaximum(text),
                              Style.CANONICAL,
                              value))
                  .orElseGet(() -> words(text, named.style(), value));
          case PAIN_BEFORE, PAIN_AFTER, RELIEF_PERCENT ->
              words(text, scoreStyle(text, named), value);
          case VISIT_START, VISIT_END, BIRTH_DATE ->
              scene
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
    draft.tell(column, rank, words);
  }

  /** A number needs no reading. */
  private static Style scoreStyle(String text, Named named) {
    return Amounts.number(text).isPresent() ? Style.CANONICAL : named.style();
  }

  private static Words words(String text, Style style, Value value) {
    return new Words(text, value.segment().place(value.field(), value.component()), style);
  }

  private static String kilograms(String text, Value value, Scene scene) {
    String unit = value.unit().toLowerCase(Locale.ROOT);
    Optional<BigDecimal> number = Amounts.number(text);
    boolean pounds = unit.startsWith("lb") || unit.startsWith("[lb") || unit.startsWith("pound");
    if (number.isEmpty() || unit.isEmpty() || unit.equals("kg")) {
      return text;
    }
    if (pounds || unit.equals("g")) {
      BigDecimal kilograms =
          pounds ? number.get().multiply(KG_PER_LB) : number.get().movePointLeft(3);
      String rounded = Amounts.plain(kilograms.setScale(1, RoundingMode.HALF_UP));
      scene.information(
          Codes.UNIT,
          "The weight is told in another unit and becomes " + rounded + " kg.",
          value.segment().place(value.field()));
      return rounded;
    }
    return text + " " + value.unit();
  }
}
