package org.tpibridge.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.InjectateStatement;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Side;
import org.tpibridge.visit.Span;
import org.tpibridge.visit.Strength;
import org.tpibridge.visit.VisitTime;

/** The items of a visit's arrays. Each gives nothing where it has an error, which is then noted. */
final class JsonItems {
  static final List<String> SITE = List.of("muscle", "side", "passes");
  static final List<String> INJECTATE =
      List.of("drug", "strength", "volume_ml", "dose_mg", "epinephrine", "text");
  static final List<String> DIAGNOSIS = List.of("code", "text");
  static final List<String> BILLED_DRUG = List.of("code", "units");
  static final List<String> LATER_SCORE = List.of("after", "score");
  static final List<String> STRENGTH = List.of("value", "unit");

  private static final Map<String, Side> SIDES =
      Map.of("right", Side.RIGHT, "left", Side.LEFT, "midline", Side.MIDLINE);
  private static final Map<String, Strength.Unit> UNITS =
      Map.of("%", Strength.Unit.PERCENT, "mg/mL", Strength.Unit.MG_PER_ML);

  private JsonItems() {}

  static Optional<InjectionSite> site(JsonItem item) {
    int errors = item.remarks().errors();
    Optional<String> muscle = item.requiredString("muscle");
    Optional<Side> side = choice(item, "side", SIDES);
    Optional<Integer> passes = item.whole("passes", 1, 99);
    return sound(item, errors, muscle)
        .map(words -> new InjectionSite(words, side, passes.orElse(1)));
  }

  static Optional<Injectate> injectate(JsonItem item) {
    int errors = item.remarks().errors();
    Optional<String> drug = item.requiredString("drug");
    Optional<Strength> strength = item.item("strength", STRENGTH).flatMap(JsonItems::strength);
    Optional<BigDecimal> volume = item.aboveZero("volume_ml");
    Optional<BigDecimal> dose = item.aboveZero("dose_mg");
    Optional<Integer> epinephrine =
        item.whole(
            "epinephrine", InjectateParts.LEAST_EPINEPHRINE, InjectateParts.MOST_EPINEPHRINE);
    Optional<String> text = item.string("text");
    drug.filter(words -> InjectateStatement.of(words).isPresent())
        .ifPresent(
            words ->
                item.note("drug")
                    .error(
                        Codes.INJECTATE,
                        Quoted.of(words)
                            + " is no drug. Write \"injectates\": \"none\" for dry needling, or"
                            + " leave injectates out where the drug is not recorded."));
    return sound(item, errors, drug)
        .map(
            words -> {
              OptionalInt n = epinephrine.map(OptionalInt::of).orElseGet(OptionalInt::empty);
              Injectate untold = new Injectate(words, strength, volume, dose, n, words);
              return new Injectate(
                  words, strength, volume, dose, n, text.orElseGet(untold::written));
            });
  }

  private static Optional<Strength> strength(JsonItem item) {
    if (item.digits("value").isEmpty()) {
      item.note("value").error(Codes.MISSING, "value is missing here.");
      return Optional.empty();
    }
    Optional<BigDecimal> value = item.aboveZero("value");
    Optional<Strength.Unit> unit =
        item.requiredString("unit").flatMap(words -> choice(item, "unit", UNITS));
    return value.flatMap(v -> unit.map(u -> new Strength(v, u)));
  }

  static Optional<Diagnosis> diagnosis(JsonItem item, Optional<VisitTime> start) {
    int errors = item.remarks().errors();
    Optional<Diagnosis.Code> code =
        item.string("code").flatMap(words -> Diagnoses.code(words, start, item.note("code")));
    Optional<String> text = item.string("text");
    if (item.remarks().errors() > errors) {
      return Optional.empty();
    }
    if (code.isEmpty() && text.isEmpty()) {
      item.note("code").error(Codes.MISSING, "A diagnosis has a code, or a text, or both.");
      return Optional.empty();
    }
    return Optional.of(new Diagnosis(code, text));
  }

  static Optional<BilledDrug> billedDrug(JsonItem item) {
    Optional<String> code = item.requiredString("code");
    Optional<Integer> units = item.whole("units", 1, BilledDrugs.MAX_UNITS);
    if (item.object().get("units").isEmpty()) {
      item.note("units").error(Codes.MISSING, "units is missing here.");
    }
    if (code.isPresent() && !BilledDrugs.isCode(code.get())) {
      item.note("code")
          .error(
              Codes.BILLED_DRUG,
              Quoted.of(code.get()) + " is not a HCPCS code: a letter and four digits, J3301.");
      return Optional.empty();
    }
    return code.flatMap(c -> units.map(u -> new BilledDrug(c, u)));
  }

  static Optional<LaterScore> laterScore(JsonItem item, PainScale scale) {
    Optional<Span> after =
        item.requiredString("after").flatMap(words -> Spans.read(words, item.note("after")));
    Optional<String> digits = item.digits("score");
    if (item.object().get("score").isEmpty()) {
      item.note("score").error(Codes.MISSING, "score is missing here.");
    }
    Optional<BigDecimal> score =
        digits.flatMap(d -> Pain.score(JsonNumbers.plain(d), scale, item.note("score")));
    return after.flatMap(a -> score.map(s -> new LaterScore(a, s)));
  }

  private static <T> Optional<T> choice(JsonItem item, String name, Map<String, T> choices) {
    return item.string(name)
        .flatMap(
            words -> {
              Optional<T> choice = Optional.ofNullable(choices.get(words));
              if (choice.isEmpty()) {
                String known = String.join(", ", choices.keySet().stream().sorted().toList());
                item.note(name)
                    .error(
                        Codes.WORD,
                        name + " is one of " + known + ", not " + Quoted.of(words) + ".");
              }
              return choice;
            });
  }

  private static <T> Optional<T> sound(JsonItem item, int errorsBefore, Optional<T> needed) {
    return item.remarks().errors() > errorsBefore ? Optional.empty() : needed;
  }
}
