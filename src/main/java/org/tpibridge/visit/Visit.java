package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.requireText;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One trigger point injection visit, in the clinic's words. A value that the record does not
 * contain is empty; nothing is filled in. Lists have the order of the source.
 *
 * @param visitId the clinic's id of the visit, unique in the clinic
 * @param weightKg the patient's weight on that day in kilograms, above zero
 * @param location the place in the clinic, in the clinic's words
 * @param procedureCode the CPT code, such as {@code 20552}
 * @param sites at least one
 * @param technique as stated by a drug, by words or by a code; a missing drug alone does not mean
 *     dry needling
 * @param procedureSteps the clinic's words, such as {@code pressure 2 min}
 * @param injectates what was injected; empty if nothing was injected or the drug is not specified
 * @param reliefPercent the patient-reported pain relief, 0 to 100
 * @param twitch whether a local twitch response was seen
 * @param complications the clinic's words, one item for each complication
 * @param priorTreatments what was tried before the injection, in the clinic's words
 * @param driver whether someone drives the patient home
 * @param consent whether the record states that consent was given
 * @param aftercare the name of a protocol, or the clinic's own text
 * @param followUp the time from the end of the visit
 * @param plan planned treatments, in the clinic's words
 */
public record Visit(
    String visitId,
    Patient patient,
    Optional<BigDecimal> weightKg,
    VisitTime start,
    Optional<VisitTime> end,
    Optional<Clinician> clinician,
    Optional<String> location,
    List<Diagnosis> diagnoses,
    Optional<String> procedureCode,
    List<BilledDrug> billedDrugs,
    List<InjectionSite> sites,
    Optional<Guidance> guidance,
    Technique technique,
    Optional<Position> position,
    List<String> procedureSteps,
    List<Injectate> injectates,
    PainAssessment pain,
    Optional<BigDecimal> reliefPercent,
    PegAssessment peg,
    Optional<YesNo> twitch,
    List<String> complications,
    Screening screening,
    List<String> priorTreatments,
    Medications medications,
    Optional<YesNo> driver,
    Optional<YesNo> consent,
    Optional<Goal> goal,
    Optional<String> aftercare,
    Optional<TimeSpan> followUp,
    List<String> plan,
    Optional<String> notes) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public Visit {
    requireText(visitId, "visit_id");
    weightKg.ifPresent(w -> require(w.signum() > 0, "weight_kg must be above zero"));
    requireText(location, "location");
    diagnoses = List.copyOf(diagnoses);
    requireText(procedureCode, "procedure_code");
    billedDrugs = List.copyOf(billedDrugs);
    sites = List.copyOf(sites);
    require(!sites.isEmpty(), "a visit must have at least one site");
    injectates = List.copyOf(injectates);
    require(
        technique == Technique.INJECTION || injectates.isEmpty(),
        "dry needling must have no injectates");
    reliefPercent.ifPresent(
        r ->
            require(
                r.signum() >= 0 && r.compareTo(HUNDRED) <= 0, "relief_percent must be 0 to 100"));
    complications = texts(complications, "a complication");
    procedureSteps = texts(procedureSteps, "a step");
    priorTreatments = texts(priorTreatments, "a treatment");
    plan = texts(plan, "a planned treatment");
    requireText(aftercare, "aftercare");
    requireText(notes, "notes");
    Optional<VisitTime> finished = end;
    require(
        finished.isEmpty() || !isBefore(finished.get(), start),
        "visit_end must not be before visit_start");
  }

  private static List<String> texts(List<String> items, String what) {
    items.forEach(item -> requireText(item, what));
    return List.copyOf(items);
  }

  /** The end of the visit, or the start if no end is recorded. */
  public VisitTime endOrStart() {
    return end.orElse(start);
  }

  /**
   * Whether the first time is certainly before the second. Compares days if either has no time of
   * day.
   */
  public static boolean isBefore(VisitTime first, VisitTime second) {
    if (first instanceof VisitTime.AtTime a && second instanceof VisitTime.AtTime b) {
      return a.time().isBefore(b.time());
    }
    return first.day().isBefore(second.day());
  }

  /** The same visit with other pain scores. */
  public Visit withPain(PainAssessment scores) {
    return new Visit(
        visitId,
        patient,
        weightKg,
        start,
        end,
        clinician,
        location,
        diagnoses,
        procedureCode,
        billedDrugs,
        sites,
        guidance,
        technique,
        position,
        procedureSteps,
        injectates,
        scores,
        reliefPercent,
        peg,
        twitch,
        complications,
        screening,
        priorTreatments,
        medications,
        driver,
        consent,
        goal,
        aftercare,
        followUp,
        plan,
        notes);
  }

  /** Whether the record states that nothing was injected. */
  public boolean isDryNeedling() {
    return technique == Technique.DRY_NEEDLING;
  }

  /** Omits patient data, because visits may be logged. */
  @Override
  public String toString() {
    return "Visit[…]";
  }
}
