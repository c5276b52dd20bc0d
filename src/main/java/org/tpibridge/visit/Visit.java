package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.stated;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One trigger point injection visit, in the clinic's words. Everything the record does not tell is
 * empty; nothing is filled in. Lists keep the order of the source.
 *
 * @param visitId the clinic's own id of the visit, unique in the clinic
 * @param weightKg the patient's weight on that day, kilograms, above zero
 * @param location where in the clinic, the clinic's words
 * @param procedureCode CPT, such as {@code 20552}
 * @param sites at least one
 * @param technique as stated by a drug, words or a code; a missing drug alone is not dry needling
 * @param injectates what was injected; empty where nothing was, or the drug is not specified
 * @param reliefPercent as the patient told it, 0 to 100
 * @param twitch whether a local twitch response was seen
 * @param complications the clinic's words, one an item
 * @param consent whether the record says that consent was given
 * @param aftercare a protocol's name or the clinic's own text
 * @param followUp counted from the visit's end
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
    List<Injectate> injectates,
    PainAssessment pain,
    Optional<BigDecimal> reliefPercent,
    Optional<YesNo> twitch,
    List<String> complications,
    Screening screening,
    Optional<YesNo> consent,
    Optional<Goal> goal,
    Optional<String> aftercare,
    Optional<TimeSpan> followUp,
    Optional<String> notes) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public Visit {
    stated(visitId, "visit_id");
    weightKg.ifPresent(w -> require(w.signum() > 0, "weight_kg is above zero"));
    stated(location, "location");
    diagnoses = List.copyOf(diagnoses);
    stated(procedureCode, "procedure_code");
    billedDrugs = List.copyOf(billedDrugs);
    sites = List.copyOf(sites);
    require(!sites.isEmpty(), "a visit has at least one site");
    injectates = List.copyOf(injectates);
    require(
        technique == Technique.INJECTION || injectates.isEmpty(), "dry needling has no injectates");
    reliefPercent.ifPresent(
        r -> require(r.signum() >= 0 && r.compareTo(HUNDRED) <= 0, "relief_percent is 0 to 100"));
    complications = List.copyOf(complications);
    complications.forEach(c -> stated(c, "a complication"));
    stated(aftercare, "aftercare");
    stated(notes, "notes");
    Optional<VisitTime> finished = end;
    require(
        finished.isEmpty() || !isBefore(finished.get(), start), "visit_end is before visit_start");
  }

  /** When it was over, as far as known: the end, else the start. */
  public VisitTime endOrStart() {
    return end.orElse(start);
  }

  /** Whether the first is surely before the second: to the second where both tell it. */
  public static boolean isBefore(VisitTime first, VisitTime second) {
    if (first instanceof VisitTime.AtTime a && second instanceof VisitTime.AtTime b) {
      return a.time().isBefore(b.time());
    }
    return first.day().isBefore(second.day());
  }

  /** Whether the record says that nothing was injected. */
  public boolean isDryNeedling() {
    return technique == Technique.DRY_NEEDLING;
  }

  /** No patient data: a visit in a log says only that it is one. */
  @Override
  public String toString() {
    return "Visit[…]";
  }
}
