package org.tpibridge.visit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tpibridge.reading.canonical.DeniedItem;

/**
 * Generates visits of every shape that the canonical formats can represent, for property tests.
 * Their text is invented letters; lists may contain equal items. Edge cases are not generated,
 * because finding their combinations takes longer than the tests.
 */
public final class VisitArbitraries {
  private VisitArbitraries() {}

  public static Arbitrary<Visit> visits() {
    return TimeArbitraries.periods()
        .flatMap(
            period ->
                Combinators.combine(who(period), what(period), how(), after())
                    .as((who, what, how, after) -> visit(period, who, what, how, after)))
        .withoutEdgeCases();
  }

  record Who(
      String visitId,
      Patient patient,
      Optional<BigDecimal> weight,
      Optional<Clinician> clinician,
      Optional<String> location) {}

  record What(
      List<Diagnosis> diagnoses,
      Optional<String> procedure,
      List<BilledDrug> billed,
      List<InjectionSite> sites,
      List<Injectate> injectates,
      Technique unlessDrugsOrCode) {

    /** Removes contradictions within a record. */
    Technique technique() {
      if (!injectates.isEmpty()) {
        return Technique.INJECTION;
      }
      return procedure.filter(code -> code.startsWith("2056")).isPresent()
          ? Technique.DRY_NEEDLING
          : unlessDrugsOrCode;
    }
  }

  record How(
      Optional<Guidance> guidance,
      Optional<Position> position,
      List<String> steps,
      PainAssessment pain,
      Optional<BigDecimal> relief,
      PegAssessment peg,
      Optional<YesNo> twitch,
      List<String> complications) {}

  record Asked(
      Screening screening,
      List<String> priorTreatments,
      Medications medications,
      Optional<YesNo> driver) {}

  record After(
      Asked asked,
      Optional<YesNo> consent,
      Optional<Goal> goal,
      Optional<String> aftercare,
      Optional<TimeSpan> followUp,
      List<String> plan,
      Optional<String> notes) {}

  private static Visit visit(
      TimeArbitraries.Period period, Who who, What what, How how, After after) {
    return new Visit(
        who.visitId,
        who.patient,
        who.weight,
        period.start(),
        period.end(),
        who.clinician,
        who.location,
        what.diagnoses,
        what.procedure,
        what.billed,
        what.sites,
        how.guidance,
        what.technique(),
        how.position,
        how.steps,
        what.injectates,
        how.pain,
        how.relief,
        how.peg,
        how.twitch,
        how.complications,
        after.asked.screening,
        after.asked.priorTreatments,
        after.asked.medications,
        after.asked.driver,
        after.consent,
        after.goal,
        after.aftercare,
        after.followUp,
        after.plan,
        after.notes);
  }

  private static Arbitrary<Who> who(TimeArbitraries.Period period) {
    Arbitrary<Patient> patient =
        Combinators.combine(
                WordArbitraries.ids(),
                maybe(WordArbitraries.lines()),
                maybe(WordArbitraries.lines()),
                maybe(TimeArbitraries.daysUntil(period.start().day())),
                maybe(Arbitraries.of(Sex.class)))
            .as(Patient::new);
    Arbitrary<BigDecimal> weight =
        Arbitraries.integers().between(1, 6999).map(n -> BigDecimal.valueOf(n, 1));
    return Combinators.combine(
            WordArbitraries.ids(),
            patient,
            maybe(weight),
            maybe(clinicians()),
            maybe(WordArbitraries.lines()))
        .as(Who::new);
  }

  private static Arbitrary<Clinician> clinicians() {
    return Combinators.combine(maybe(ItemArbitraries.npis()), maybe(WordArbitraries.lines()))
        .filter((npi, name) -> npi.isPresent() || name.isPresent())
        .as(Clinician::new);
  }

  private static Arbitrary<What> what(TimeArbitraries.Period period) {
    return Combinators.combine(
            ItemArbitraries.diagnoses(period.start().day()).list().ofMaxSize(4),
            maybe(Arbitraries.of("20552", "20553", "20560", "20561", "99213", "0232T")),
            ItemArbitraries.billedDrugs().list().ofMaxSize(3),
            ItemArbitraries.sites().list().ofMinSize(1).ofMaxSize(6),
            ItemArbitraries.injectates().list().ofMaxSize(3),
            Arbitraries.of(Technique.class))
        .as(What::new);
  }

  private static Arbitrary<How> how() {
    Arbitrary<BigDecimal> percent =
        Arbitraries.integers().between(0, 1000).map(n -> BigDecimal.valueOf(n, 1));
    return Combinators.combine(
            maybe(Arbitraries.of(Guidance.class)),
            maybe(Arbitraries.of(Position.class)),
            statements(Column.PROCEDURE_STEPS).list().ofMaxSize(3),
            ItemArbitraries.painCourses(),
            maybe(percent),
            ItemArbitraries.pegs(),
            maybe(Arbitraries.of(YesNo.class)),
            WordArbitraries.items().list().ofMaxSize(3))
        .as(How::new);
  }

  private static Arbitrary<Asked> asked() {
    Arbitrary<Screening> screening =
        Combinators.combine(
                maybe(WordArbitraries.texts()),
                maybe(WordArbitraries.texts()),
                maybe(WordArbitraries.texts()))
            .as(Screening::new);
    Arbitrary<Medications> medications =
        Combinators.combine(
                maybe(WordArbitraries.texts()),
                ItemArbitraries.heldMedications()
                    .list()
                    .uniqueElements(held -> held.medication().toLowerCase(Locale.ROOT))
                    .ofMaxSize(3))
            .as(Medications::new);
    return Combinators.combine(
            screening,
            statements(Column.PRIOR_TREATMENTS).list().uniqueElements().ofMaxSize(3),
            medications,
            maybe(Arbitraries.of(YesNo.class)))
        .as(Asked::new);
  }

  private static Arbitrary<After> after() {
    return Combinators.combine(
            asked(),
            maybe(Arbitraries.of(YesNo.class)),
            maybe(ItemArbitraries.goals()),
            maybe(WordArbitraries.texts()),
            maybe(TimeArbitraries.spans()),
            statements(Column.PLAN).list().uniqueElements().ofMaxSize(3),
            maybe(WordArbitraries.texts()))
        .as(After::new);
  }

  /** Items of a list that do not state what was not done. */
  private static Arbitrary<String> statements(Column column) {
    return WordArbitraries.items().filter(words -> !DeniedItem.is(column, words));
  }

  static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> values) {
    return values.optional(0.6);
  }
}
