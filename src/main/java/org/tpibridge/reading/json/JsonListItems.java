package org.tpibridge.reading.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.BilledDrugGrammar;
import org.tpibridge.reading.canonical.CanonicalSpanGrammar;
import org.tpibridge.reading.canonical.DiagnosisGrammar;
import org.tpibridge.reading.canonical.InjectateParts;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.reading.canonical.PainScoreGrammar;
import org.tpibridge.reading.canonical.PegGrammar;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.Side;
import org.tpibridge.visit.Strength;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.VisitTime;

/**
 * Reads the items of a visit's arrays. An item with an error is empty, and the error is reported.
 */
final class JsonListItems {
  static final List<String> SITE = List.of("muscle", "side", "passes");
  static final List<String> INJECTATE =
      List.of("drug", "strength", "volume_ml", "dose_mg", "epinephrine", "text");
  static final List<String> DIAGNOSIS = List.of("code", "text");
  static final List<String> BILLED_DRUG = List.of("code", "units");
  static final List<String> LATER_SCORE = List.of("after", "score");
  static final List<String> PEG = List.of("pain", "enjoyment", "activity", "mean");
  static final List<String> LATER_PEG = List.of("after", "pain", "enjoyment", "activity", "mean");
  static final List<String> HELD_MEDICATION = List.of("medication", "held_for");
  static final List<String> STRENGTH = List.of("value", "unit");

  private static final Map<String, Side> SIDES =
      Map.of("right", Side.RIGHT, "left", Side.LEFT, "midline", Side.MIDLINE);
  private static final Map<String, Strength.Unit> UNITS =
      Map.of("%", Strength.Unit.PERCENT, "mg/mL", Strength.Unit.MG_PER_ML);

  private JsonListItems() {}

  static Optional<InjectionSite> site(JsonObjectReader item) {
    int errors = item.recordFindings().errorCount();
    Optional<String> muscle = item.requiredString("muscle");
    Optional<Side> side = choice(item, "side", SIDES);
    Optional<Integer> passes = item.integer("passes", 1, 99);
    return validOnly(item, errors, muscle)
        .map(
            words ->
                new InjectionSite(
                    words, side, passes.map(OptionalInt::of).orElse(OptionalInt.empty())));
  }

  static Optional<Injectate> injectate(JsonObjectReader item) {
    int errors = item.recordFindings().errorCount();
    Optional<String> drug = item.requiredString("drug");
    Optional<Strength> strength = item.item("strength", STRENGTH).flatMap(JsonListItems::strength);
    Optional<BigDecimal> volume = item.positive("volume_ml");
    Optional<BigDecimal> dose = item.positive("dose_mg");
    Optional<Integer> epinephrine =
        item.integer("epinephrine", InjectateParts.MIN_EPINEPHRINE, InjectateParts.MAX_EPINEPHRINE);
    Optional<String> text = item.string("text");
    drug.filter(words -> InjectateStatement.of(words).isPresent())
        .ifPresent(
            words ->
                item.findingsFor("drug")
                    .error(
                        ReadingFindingCodes.INJECTATE,
                        QuotedText.of(words)
                            + " is not a drug. Write \"injectates\": \"none\" for dry needling, or"
                            + " omit injectates if the drug is not recorded."));
    return validOnly(item, errors, drug)
        .map(
            words -> {
              OptionalInt n = epinephrine.map(OptionalInt::of).orElseGet(OptionalInt::empty);
              Injectate withoutText = new Injectate(words, strength, volume, dose, n, words);
              return new Injectate(
                  words, strength, volume, dose, n, text.orElseGet(withoutText::toCanonicalText));
            });
  }

  private static Optional<Strength> strength(JsonObjectReader item) {
    if (item.digits("value").isEmpty()) {
      item.findingsFor("value").error(ReadingFindingCodes.MISSING, "value is missing.");
      return Optional.empty();
    }
    Optional<BigDecimal> value = item.positive("value");
    Optional<Strength.Unit> unit =
        item.requiredString("unit").flatMap(words -> choice(item, "unit", UNITS));
    return value.flatMap(v -> unit.map(u -> new Strength(v, u)));
  }

  static Optional<Diagnosis> diagnosis(JsonObjectReader item, Optional<VisitTime> start) {
    int errors = item.recordFindings().errorCount();
    Optional<Diagnosis.Code> code =
        item.string("code")
            .flatMap(words -> DiagnosisGrammar.code(words, start, item.findingsFor("code")));
    Optional<String> text = item.string("text");
    if (item.recordFindings().errorCount() > errors) {
      return Optional.empty();
    }
    if (code.isEmpty() && text.isEmpty()) {
      item.findingsFor("code")
          .error(ReadingFindingCodes.MISSING, "A diagnosis must have a code, a text or both.");
      return Optional.empty();
    }
    return Optional.of(new Diagnosis(code, text));
  }

  static Optional<BilledDrug> billedDrug(JsonObjectReader item) {
    Optional<String> code = item.requiredString("code");
    Optional<Integer> units = item.integer("units", 1, BilledDrugGrammar.MAX_UNITS);
    if (item.object().get("units").isEmpty()) {
      item.findingsFor("units").error(ReadingFindingCodes.MISSING, "units is missing.");
    }
    if (code.isPresent() && !BilledDrugGrammar.isCode(code.get())) {
      item.findingsFor("code")
          .error(
              ReadingFindingCodes.BILLED_DRUG,
              QuotedText.of(code.get())
                  + " is not a HCPCS code. Write a letter and four digits, such as J3301.");
      return Optional.empty();
    }
    return code.flatMap(c -> units.map(u -> new BilledDrug(c, u)));
  }

  static Optional<LaterScore> laterScore(JsonObjectReader item, PainScale scale) {
    Optional<TimeSpan> after =
        item.requiredString("after")
            .flatMap(words -> CanonicalSpanGrammar.read(words, item.findingsFor("after")));
    Optional<String> digits = item.digits("score");
    if (item.object().get("score").isEmpty()) {
      item.findingsFor("score").error(ReadingFindingCodes.MISSING, "score is missing.");
    }
    Optional<BigDecimal> score =
        digits.flatMap(
            d -> PainScoreGrammar.score(JsonNumbers.plain(d), scale, item.findingsFor("score")));
    return after.flatMap(a -> score.map(s -> new LaterScore(a, s)));
  }

  static Optional<PegScore> peg(JsonObjectReader item) {
    // Read all before checking any, so that all problems are reported.
    Optional<Integer> pain = answer(item, "pain");
    Optional<Integer> enjoyment = answer(item, "enjoyment");
    Optional<Integer> activity = answer(item, "activity");
    int errors = item.recordFindings().errorCount();
    Optional<String> mean = item.digits("mean").map(JsonNumbers::plain);
    if (pain.isEmpty()
        || enjoyment.isEmpty()
        || activity.isEmpty()
        || item.recordFindings().errorCount() > errors) {
      return Optional.empty();
    }
    return PegGrammar.score(
        pain.get(), enjoyment.get(), activity.get(), mean, item.findingsFor("mean"));
  }

  private static Optional<Integer> answer(JsonObjectReader item, String name) {
    if (item.object().get(name).isEmpty()) {
      item.findingsFor(name)
          .error(
              ReadingFindingCodes.MISSING,
              name + " is missing. PEG has three answers: pain, enjoyment and activity.");
    }
    return item.integer(name, 0, 10);
  }

  static Optional<LaterPeg> laterPeg(JsonObjectReader item) {
    Optional<TimeSpan> after =
        item.requiredString("after")
            .flatMap(words -> CanonicalSpanGrammar.read(words, item.findingsFor("after")));
    Optional<PegScore> score = peg(item);
    return after.flatMap(a -> score.map(s -> new LaterPeg(a, s)));
  }

  static Optional<HeldMedication> heldMedication(JsonObjectReader item) {
    int errors = item.recordFindings().errorCount();
    Optional<String> medication = item.requiredString("medication");
    Optional<TimeSpan> heldFor =
        item.string("held_for")
            .flatMap(words -> CanonicalSpanGrammar.read(words, item.findingsFor("held_for")));
    return validOnly(item, errors, medication).map(words -> new HeldMedication(words, heldFor));
  }

  private static <T> Optional<T> choice(
      JsonObjectReader item, String name, Map<String, T> choices) {
    return item.string(name)
        .flatMap(
            words -> {
              Optional<T> choice = Optional.ofNullable(choices.get(words));
              if (choice.isEmpty()) {
                String choiceList = String.join(", ", choices.keySet().stream().sorted().toList());
                item.findingsFor(name)
                    .error(
                        ReadingFindingCodes.WORD,
                        name
                            + " must be one of "
                            + choiceList
                            + ", not "
                            + QuotedText.of(words)
                            + ".");
              }
              return choice;
            });
  }

  private static <T> Optional<T> validOnly(
      JsonObjectReader item, int errorsBefore, Optional<T> needed) {
    return item.recordFindings().errorCount() > errorsBefore ? Optional.empty() : needed;
  }
}
