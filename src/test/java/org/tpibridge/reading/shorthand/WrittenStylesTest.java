package org.tpibridge.reading.shorthand;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Side;
import org.tpibridge.visit.Strength;
import org.tpibridge.visit.TimeSpan;

/** A value in any supported style is read back unchanged and without findings. */
class WrittenStylesTest {
  private static final Shorthand SHORTHAND =
      new Shorthand(Terminology.builtIn(), RegionalConventions.US);

  /** A value and one way to write it. */
  private record Case<T>(T value, String cell) {
    @Override
    public String toString() {
      return cell;
    }
  }

  private static <T> void isReadBack(Case<T> stated, ShorthandResult<T> result) {
    assertThat(result.findings()).as(stated.cell()).isEmpty();
    assertThat(Printed.of(result.value().orElseThrow()))
        .as(stated.cell())
        .isEqualTo(Printed.of(stated.value()));
  }

  @Property(tries = 400)
  void sites(@ForAll("sites") Case<List<InjectionSite>> stated) {
    isReadBack(stated, SHORTHAND.sites(stated.cell()));
  }

  @Provide
  Arbitrary<Case<List<InjectionSite>>> sites() {
    // "trap R & L QL" may be both sides of the trapezius, so such separators need the side first.
    return Arbitraries.oneOf(
        joined(oneSite(), Arbitraries.of("; ", ", ", "\n")),
        joined(sideFirst(), Arbitraries.of(" & ", " + ", " and ", "/")));
  }

  private static Arbitrary<Case<InjectionSite>> oneSite() {
    return Arbitraries.oneOf(
        sideFirst(),
        styled(
            siteValues(),
            s -> s.muscle() + " " + letter(s) + times(s),
            s -> s.muscle() + " (" + letter(s) + ")" + times(s),
            s -> s.muscle() + " on the " + word(s) + " x " + s.passCount()));
  }

  private static Arbitrary<Case<InjectionSite>> sideFirst() {
    return styled(
        siteValues(),
        s -> letter(s) + " " + s.muscle() + times(s),
        s -> "(" + letter(s) + ") " + s.muscle() + times(s),
        s -> word(s) + " " + s.muscle() + " (x" + s.passCount() + ")",
        s -> letter(s) + "t. " + s.muscle() + " \u00d7" + s.passCount(),
        s -> s.passCount() + "x " + letter(s) + " " + s.muscle());
  }

  private static Arbitrary<InjectionSite> siteValues() {
    return Combinators.combine(
            Arbitraries.of(
                "trap",
                "Trapezius",
                "levator scap",
                "lev. scap.",
                "QL",
                "upper traps",
                "SCM",
                "infraspinatus",
                "g. med",
                "splenius capitis",
                "sub-occipitals"),
            Arbitraries.of(Side.RIGHT, Side.LEFT),
            Arbitraries.integers().between(1, 99))
        .as((muscle, side, passes) -> new InjectionSite(muscle, Optional.of(side), passes));
  }

  private static String letter(InjectionSite site) {
    return site.side().orElseThrow().name().substring(0, 1);
  }

  private static String word(InjectionSite site) {
    return site.side().orElseThrow().name().toLowerCase(Locale.ROOT);
  }

  private static String times(InjectionSite site) {
    return site.passCount() == 1 ? "" : " x" + site.passCount();
  }

  @Property(tries = 400)
  void injectates(@ForAll("injectates") Case<List<Injectate>> stated) {
    isReadBack(stated, SHORTHAND.injectates(stated.cell()));
  }

  @Provide
  Arbitrary<Case<List<Injectate>>> injectates() {
    // A slash after mg means "in each".
    return joined(oneInjectate(), Arbitraries.of("; ", ", ", " + ", " and ", "\n", " with "));
  }

  private static Arbitrary<Case<Injectate>> oneInjectate() {
    Arbitrary<BigDecimal> amounts =
        Arbitraries.bigDecimals().between(new BigDecimal("0.05"), BigDecimal.TEN).ofScale(2);
    Arbitrary<Optional<Strength>> strengths =
        Combinators.combine(amounts, Arbitraries.of(Strength.Unit.class))
            .as(Strength::new)
            .optional();
    Arbitrary<OptionalInt> epinephrine =
        Arbitraries.of(OptionalInt.empty(), OptionalInt.of(100_000), OptionalInt.of(200_000));
    Arbitrary<Injectate> values =
        Combinators.combine(
                Arbitraries.of("lidocaine", "Marcaine", "Bupivicaine", "Kenalog", "depo-medrol"),
                strengths,
                amounts,
                amounts.optional(),
                epinephrine)
            .as(
                (drug, strength, ml, mg, epi) ->
                    new Injectate(drug, strength, Optional.of(ml), mg, epi, "any"));
    return styled(
        values,
        i -> i.drug() + strength(i, " ") + epi(i, " w/ epi 1:%d") + ml(i, "cc") + mg(i),
        i ->
            strength(i, "")
                + " "
                + i.drug()
                + epi(i, " with epinephrine 1:%d")
                + ml(i, " cc")
                + mg(i),
        i -> i.drug() + strength(i, " ") + ":" + ml(i, " mL") + mg(i) + epi(i, " + epi (1:%d)"),
        i ->
            ml(i, " ccs")
                + " of"
                + strength(i, " ")
                + " "
                + i.drug()
                + epi(i, " w/epi 1:%d")
                + mg(i));
  }

  private static String strength(Injectate injectate, String before) {
    return injectate.strength().map(s -> before + s.written()).orElse("");
  }

  private static String epi(Injectate injectate, String format) {
    OptionalInt n = injectate.epinephrine();
    return n.isPresent() ? String.format(Locale.ROOT, format, n.getAsInt()) : "";
  }

  private static String ml(Injectate injectate, String unit) {
    return " " + injectate.volumeMl().orElseThrow().toPlainString() + unit;
  }

  private static String mg(Injectate injectate) {
    return injectate.statedMg().map(mg -> " " + mg.toPlainString() + "mg").orElse("");
  }

  @Property(tries = 400)
  void pain(@ForAll("pains") Case<PainScores> stated) {
    isReadBack(stated, SHORTHAND.pain(stated.cell(), PainScale.NRS));
  }

  @Provide
  Arbitrary<Case<PainScores>> pains() {
    Arbitrary<BigDecimal> scores = Arbitraries.integers().between(0, 10).map(BigDecimal::valueOf);
    Arbitrary<List<LaterScore>> later =
        Combinators.combine(spans(), scores).as(LaterScore::new).list().ofMaxSize(2);
    Arbitrary<PainScores> values =
        Combinators.combine(scores, scores, later)
            .as(
                (before, after, more) ->
                    new PainScores(
                        Optional.empty(),
                        Optional.of(before),
                        Optional.of(after),
                        more,
                        Optional.empty()));
    return styled(
        values,
        p -> b(p) + "\u2192" + a(p) + later(p),
        p -> b(p) + "/10 -> " + a(p) + "/10" + later(p),
        p -> "pre " + b(p) + " post " + a(p) + later(p),
        p -> b(p) + "/10 before and " + a(p) + "/10 after" + later(p),
        p -> "pain from " + b(p) + " to " + a(p) + later(p));
  }

  private static String b(PainScores pain) {
    return pain.before().orElseThrow().toPlainString();
  }

  private static String a(PainScores pain) {
    return pain.after().orElseThrow().toPlainString();
  }

  private static String later(PainScores pain) {
    return pain.later().stream()
        .map(l -> ", " + l.value().toPlainString() + " at " + l.timeAfterVisit().toCanonicalText())
        .collect(Collectors.joining());
  }

  @Property(tries = 300)
  void relief(@ForAll("reliefs") Case<ReportedRelief> stated) {
    isReadBack(stated, SHORTHAND.relief(stated.cell()));
  }

  @Provide
  Arbitrary<Case<ReportedRelief>> reliefs() {
    Arbitrary<ReportedRelief> values =
        Combinators.combine(
                Arbitraries.integers().between(0, 100).map(BigDecimal::valueOf), spans().optional())
            .as(ReportedRelief::new);
    return styled(
        values,
        r -> r.percent() + "%" + r.lasting().map(s -> " x " + s.toCanonicalText()).orElse(""),
        r ->
            r.percent()
                + " % relief"
                + r.lasting().map(s -> " for " + s.toCanonicalText()).orElse(""),
        r ->
            r.lasting().map(s -> s.toCanonicalText() + " of ").orElse("")
                + r.percent()
                + "% relief");
  }

  @Property(tries = 300)
  void lengthsOfTime(@ForAll("spanCells") Case<TimeSpan> stated) {
    isReadBack(stated, SHORTHAND.span(stated.cell()));
  }

  @Provide
  Arbitrary<Case<TimeSpan>> spanCells() {
    return styled(
        spans(),
        TimeSpan::toCanonicalText,
        s -> "x " + s.amount() + " " + s.unit().symbol(),
        s -> s.amount() + " " + s.unit().name().toLowerCase(Locale.ROOT) + "s",
        s -> "f/u in " + s.amount() + s.unit().symbol());
  }

  private static Arbitrary<TimeSpan> spans() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9999), Arbitraries.of(TimeSpan.Unit.class))
        .as(TimeSpan::new);
  }

  @Property(tries = 400)
  void moments(@ForAll("moments") Case<String> stated) {
    isReadBack(stated, SHORTHAND.dayAndTime(stated.cell()));
  }

  @Provide
  Arbitrary<Case<String>> moments() {
    Arbitrary<LocalDate> days =
        Dates.dates().between(LocalDate.of(1950, 1, 1), LocalDate.of(2049, 12, 31));
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(1, 24 * 60 - 1).map(m -> LocalTime.ofSecondOfDay(m * 60L));
    Arbitrary<String> dayStyles =
        Arbitraries.of(
            "M/d/yy",
            "MM/dd/yyyy",
            "M-d-yyyy",
            "yyyy-MM-dd",
            "yyyyMMdd",
            "MMM d yyyy",
            "MMMM d, yyyy",
            "d-MMM-yy",
            "d MMM yyyy",
            "EEE M/d/yy",
            "EEEE, MMMM d, yyyy");
    Arbitrary<String> timeStyles =
        Arbitraries.of(" HH:mm", " h:mm a", "' at 'h:mma", " HHmm", "', 'h:mm a", " HH:mm:ss");
    return Combinators.combine(days, times.optional(), dayStyles, timeStyles)
        .as(
            (day, time, dayStyle, timeStyle) ->
                new Case<>(
                    day + time.map(t -> "T" + t).orElse(""),
                    format(dayStyle).format(day)
                        + time.map(t -> format(timeStyle).format(t)).orElse("")));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US);
  }

  @Property(tries = 300)
  void billedDrugs(@ForAll("billed") Case<List<BilledDrug>> stated) {
    isReadBack(stated, SHORTHAND.billedDrugs(stated.cell()));
  }

  @Provide
  Arbitrary<Case<List<BilledDrug>>> billed() {
    Arbitrary<BilledDrug> values =
        Combinators.combine(
                Arbitraries.of("J3301", "J1010", "J2003", "J0702"),
                Arbitraries.integers().between(1, 99_999))
            .as(BilledDrug::new);
    Arbitrary<Case<BilledDrug>> one =
        styled(
            values,
            d -> d.code() + " x" + d.units(),
            d -> d.units() + " units " + d.code(),
            d -> d.units() + " x " + d.code(),
            d -> d.code() + " (" + d.units() + ")");
    return joined(one, Arbitraries.of("; ", ", ", " & ", "\n"));
  }

  private interface Style<T> {
    String write(T value);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static <T> Arbitrary<Case<T>> styled(Arbitrary<T> values, Style<T>... styles) {
    return Combinators.combine(values, Arbitraries.of(Arrays.asList(styles)))
        .as((value, style) -> new Case<>(value, style.write(value)));
  }

  private static <T> Arbitrary<Case<List<T>>> joined(
      Arbitrary<Case<T>> items, Arbitrary<String> separators) {
    return Combinators.combine(items.list().ofMinSize(1).ofMaxSize(5), separators)
        .as(
            (list, separator) ->
                new Case<>(
                    list.stream().map(Case::value).toList(),
                    list.stream().map(Case::cell).collect(Collectors.joining(separator))));
  }
}
