package org.tpibridge.visit;

import static org.tpibridge.visit.VisitArbitraries.maybe;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tpibridge.reading.canonical.DeniedItem;
import org.tpibridge.visit.Diagnosis.Classification;
import org.tpibridge.visit.Diagnosis.Code;

/** Generates the items of a visit's lists. */
final class ItemArbitraries {
  private static final LocalDate FIRST_ICD_10_DAY = LocalDate.of(2015, 10, 1);

  private ItemArbitraries() {}

  static Arbitrary<Npi> npis() {
    return Arbitraries.strings().numeric().ofLength(9).map(nine -> new Npi(checked(nine)));
  }

  private static String checked(String nine) {
    for (char digit = '0'; digit <= '9'; digit++) {
      if (Npi.isValid(nine + digit)) {
        return nine + digit;
      }
    }
    throw new IllegalStateException("one of ten digits always checks");
  }

  static Arbitrary<InjectionSite> sites() {
    Arbitrary<String> muscles =
        Arbitraries.oneOf(
            Arbitraries.of("trapezius", "levator scapulae", "Infraspinatus", "gluteus medius"),
            // No brackets and no letter that means a side.
            names().map(words -> words.replaceAll("[()]", "h").replace('l', 'm')));
    return Combinators.combine(
            muscles,
            maybe(Arbitraries.of(Side.class)),
            maybe(Arbitraries.integers().between(1, 99)))
        .as(
            (muscle, side, passes) ->
                new InjectionSite(
                    muscle, side, passes.map(OptionalInt::of).orElse(OptionalInt.empty())));
  }

  static Arbitrary<Injectate> injectates() {
    Arbitrary<String> drugs =
        Arbitraries.oneOf(
            Arbitraries.of("lidocaine", "bupivacaine", "Kenalog", "sodium chloride"), names());
    Arbitrary<Strength> strengths =
        Combinators.combine(amounts(), Arbitraries.of(Strength.Unit.class)).as(Strength::new);
    return Combinators.combine(
            drugs,
            maybe(strengths),
            maybe(amounts()),
            maybe(amounts()),
            maybe(Arbitraries.integers().between(1000, 1_000_000)))
        .as(ItemArbitraries::injectate);
  }

  private static Injectate injectate(
      String drug,
      Optional<Strength> strength,
      Optional<BigDecimal> volume,
      Optional<BigDecimal> dose,
      Optional<Integer> epinephrine) {
    OptionalInt n = epinephrine.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    Injectate unstated = new Injectate(drug, strength, volume, dose, n, drug);
    return new Injectate(drug, strength, volume, dose, n, unstated.toCanonicalText());
  }

  static Arbitrary<Diagnosis> diagnoses(LocalDate day) {
    Arbitrary<Code> codes =
        day.isBefore(FIRST_ICD_10_DAY)
            ? Arbitraries.of("729.1", "723.1", "339.12", "V70.0", "E927.0")
                .map(c -> new Code(Classification.ICD_9_CM, c))
            : Arbitraries.of("M79.18", "M54.2", "G44.221", "M62.830", "R52", "S16.1XXA")
                .map(c -> new Code(Classification.ICD_10_CM, c));
    return Combinators.combine(maybe(codes), maybe(names()))
        .filter((code, text) -> code.isPresent() || text.isPresent())
        .as(Diagnosis::new);
  }

  static Arbitrary<BilledDrug> billedDrugs() {
    return Combinators.combine(
            Arbitraries.of("J3301", "J1010", "J2003", "J0702"),
            Arbitraries.integers().between(1, 99_999))
        .as(BilledDrug::new);
  }

  static Arbitrary<PainAssessment> painCourses() {
    return Arbitraries.of(PainScale.class)
        .flatMap(
            scale ->
                Combinators.combine(
                        maybe(scores(scale)),
                        maybe(scores(scale)),
                        Combinators.combine(TimeArbitraries.spans(), scores(scale))
                            .as(LaterScore::new)
                            .list()
                            // Two scores with the same time contradict each other.
                            .uniqueElements(later -> later.timeAfterVisit().hours())
                            .ofMaxSize(4))
                    .as((before, after, later) -> new PainAssessment(scale, before, after, later)));
  }

  private static Arbitrary<BigDecimal> scores(PainScale scale) {
    return switch (scale) {
      case NRS -> Arbitraries.integers().between(0, 10).map(BigDecimal::valueOf);
      case FACES -> Arbitraries.integers().between(0, 5).map(n -> BigDecimal.valueOf(2L * n));
      case VAS ->
          Arbitraries.integers()
              .between(0, 100)
              .map(n -> n % 10 == 0 ? BigDecimal.valueOf(n / 10) : BigDecimal.valueOf(n, 1));
    };
  }

  static Arbitrary<HeldMedication> heldMedications() {
    return Combinators.combine(names(), maybe(TimeArbitraries.spans()))
        .as(HeldMedication::new)
        .filter(held -> !DeniedItem.is(Column.HELD_MEDICATIONS, held.toCanonicalText()));
  }

  static Arbitrary<PegAssessment> pegs() {
    Arbitrary<Integer> answers = Arbitraries.integers().between(0, 10);
    Arbitrary<PegScore> scores = Combinators.combine(answers, answers, answers).as(PegScore::new);
    return Combinators.combine(
            maybe(scores),
            Combinators.combine(TimeArbitraries.spans(), scores)
                .as(LaterPeg::new)
                .list()
                .uniqueElements(later -> later.timeAfterVisit().hours())
                .ofMaxSize(3))
        .as(PegAssessment::new);
  }

  static Arbitrary<Goal> goals() {
    Arbitrary<Goal> plain =
        names().map(words -> new Goal(words, Optional.empty(), Optional.empty()));
    Arbitrary<Goal> pain =
        Combinators.combine(Arbitraries.integers().between(0, 10), maybe(TimeArbitraries.spans()))
            .as(
                (score, within) ->
                    new Goal(
                        "pain " + score + within.map(w -> " in " + w.toCanonicalText()).orElse(""),
                        Optional.of(BigDecimal.valueOf(score)),
                        within));
    return Arbitraries.oneOf(plain, pain);
  }

  /** Words in names that would state what was not done, or when. */
  private static final Pattern STATEMENT =
      Pattern.compile("(?<!\\p{L})(?:no|nil|in|hold|held|off|not|none)(?!\\p{L})");

  /** Words that no grammar reads as anything other than words. */
  private static Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange('c', 'q')
        .withChars('é', 'ß', ' ', '-', '\'', '(', ')', '愛')
        .ofMinLength(2)
        .ofMaxLength(15)
        .map(s -> "n" + s.strip().replaceAll(" +", " ") + "q")
        .filter(s -> !STATEMENT.matcher(s).find());
  }

  private static Arbitrary<BigDecimal> amounts() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 99_999), Arbitraries.integers().between(0, 2))
        .as(BigDecimal::valueOf);
  }
}
