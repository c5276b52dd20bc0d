package org.tpibridge.reading.assembly;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.canonical.BirthDateCheck;
import org.tpibridge.reading.canonical.CanonicalTimes;
import org.tpibridge.reading.canonical.ChoiceField;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.Guidance;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Medications;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Patient;
import org.tpibridge.visit.PegAssessment;
import org.tpibridge.visit.Position;
import org.tpibridge.visit.Screening;
import org.tpibridge.visit.Sex;
import org.tpibridge.visit.Technique;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;
import org.tpibridge.visit.YesNo;

/**
 * Assembles a visit from the fields of a record. All fields are read before the result is decided,
 * so that all problems of a record are reported at once.
 */
public final class VisitAssembler {
  private final CanonicalTimes times;
  private final VisitChecks checks;

  public VisitAssembler(CanonicalTimes times, VisitChecks checks) {
    this.times = times;
    this.checks = checks;
  }

  /** Whether a code is for trigger point injection or dry needling. */
  boolean isTpiProcedure(String code) {
    return checks.isTpiProcedure(code);
  }

  /** The visit; empty if there are errors, which are reported. */
  Optional<Visit> assemble(RecordFields fields, RecordFindings recordFindings) {
    SingleValueFields singleValues = new SingleValueFields(fields, times, recordFindings);
    AbsenceFilter absenceFilter = new AbsenceFilter(recordFindings);
    String visitId = singleValues.identifier(Column.VISIT_ID);
    String mrn = singleValues.identifier(Column.MRN);
    Optional<String> last = fields.value(Column.PATIENT_LAST);
    Optional<String> first = fields.value(Column.PATIENT_FIRST);
    Optional<LocalDate> statedBirthDate = singleValues.birthDate();
    Optional<Sex> sex = singleValues.choice(Column.SEX, ChoiceField.SEX);
    Optional<BigDecimal> weight = singleValues.weight();
    Optional<VisitTime> start = singleValues.requiredTime(Column.VISIT_START);
    Optional<VisitTime> end = singleValues.time(Column.VISIT_END);
    Optional<LocalDate> birthDate =
        BirthDateCheck.withoutImplausible(statedBirthDate, start, recordFindings);
    Optional<Clinician> clinician = singleValues.clinician(absenceFilter);
    Optional<String> location =
        absenceFilter.withoutAbsences(Column.LOCATION, fields.value(Column.LOCATION));
    var diagnoses =
        absenceFilter.withoutAbsences(
            Column.DIAGNOSES,
            fields.diagnoses(start),
            d -> d.code().isPresent() ? Optional.empty() : d.text());
    int errorsBefore = recordFindings.errorCount();
    Optional<String> procedure = singleValues.procedure();
    Optional<Technique> stated = singleValues.choice(Column.TECHNIQUE, ChoiceField.TECHNIQUE);
    StatedInjectates injectates = fields.injectates();
    // A value that could not be read may have stated the technique.
    Optional<Technique> technique =
        recordFindings.errorCount() > errorsBefore
            ? Optional.empty()
            : TechniqueResolver.of(stated, injectates, procedure, recordFindings);
    var billedDrugs = fields.billedDrugs();
    List<InjectionSite> sites = sites(fields, singleValues, recordFindings);
    Optional<Guidance> guidance = singleValues.choice(Column.GUIDANCE, ChoiceField.GUIDANCE);
    Optional<Position> position = singleValues.choice(Column.POSITION, ChoiceField.POSITION);
    List<String> steps = words(Column.PROCEDURE_STEPS, fields, absenceFilter);
    Optional<PainScale> scale = singleValues.scale();
    Optional<PainAssessment> pain =
        scale.flatMap(s -> pain(s, fields, singleValues, recordFindings));
    Optional<BigDecimal> relief = singleValues.relief();
    PegAssessment peg =
        new PegAssessment(
            fields.pegBefore(), RepeatedItems.later(fields.pegLater(), recordFindings));
    Optional<YesNo> twitch = singleValues.choice(Column.TWITCH, ChoiceField.ANSWER);
    List<String> complications = words(Column.COMPLICATIONS, fields, absenceFilter);
    Screening screening =
        new Screening(
            fields.value(Column.ANTICOAGULANT),
            fields.value(Column.ALLERGIES),
            fields.value(Column.CONTRAINDICATIONS));
    List<String> priorTreatments =
        words(Column.PRIOR_TREATMENTS, fields, absenceFilter).stream().distinct().toList();
    Medications medications =
        new Medications(
            fields.value(Column.CURRENT_MEDICATIONS),
            RepeatedItems.held(
                absenceFilter.withoutAbsences(
                    Column.HELD_MEDICATIONS,
                    fields.heldMedications(),
                    held -> Optional.of(held.toCanonicalText())),
                recordFindings));
    Optional<YesNo> driver = singleValues.choice(Column.DRIVER, ChoiceField.ANSWER);
    Optional<YesNo> consent = singleValues.choice(Column.CONSENT, ChoiceField.ANSWER);
    Optional<Goal> goal = absenceFilter.withoutAbsences(Column.GOAL, fields.goal(), Goal::text);
    Optional<String> aftercare =
        absenceFilter.withoutAbsences(Column.AFTERCARE, fields.value(Column.AFTERCARE));
    Optional<TimeSpan> followUp = singleValues.span(Column.FOLLOW_UP);
    List<String> plan = words(Column.PLAN, fields, absenceFilter).stream().distinct().toList();
    Optional<String> notes = absenceFilter.notesWithAbsences(fields.value(Column.NOTES));

    checks.done(injectates.drugs(), notes, recordFindings);
    checks.checkDateOrder(birthDate, start, end, recordFindings);
    singleValues.requireComposedId(Column.VISIT_ID, visitId);
    singleValues.requireComposedId(Column.MRN, mrn);
    if (recordFindings.hasErrors()) {
      return Optional.empty();
    }
    Visit visit =
        new Visit(
            visitId,
            new Patient(mrn, last, first, birthDate, sex),
            weight,
            start.orElseThrow(),
            end,
            clinician,
            location,
            diagnoses,
            procedure,
            billedDrugs,
            sites,
            guidance,
            technique.orElseThrow(),
            position,
            steps,
            injectates.drugs(),
            pain.orElseThrow(),
            relief,
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
    checks.addWarnings(visit, recordFindings);
    return Optional.of(visit);
  }

  private static List<String> words(
      Column column, RecordFields fields, AbsenceFilter absenceFilter) {
    return absenceFilter.withoutAbsences(column, fields.words(column), Optional::of);
  }

  /** Reads the sites. They are not reported as missing if all of them have errors. */
  private List<InjectionSite> sites(
      RecordFields fields, SingleValueFields singleValues, RecordFindings recordFindings) {
    int errors = recordFindings.errorCount();
    List<InjectionSite> sites = fields.sites();
    if (sites.isEmpty() && recordFindings.errorCount() == errors) {
      singleValues.reportMissing(Column.SITES);
    }
    checks.checkSites(sites, recordFindings);
    return sites;
  }

  private Optional<PainAssessment> pain(
      PainScale scale,
      RecordFields fields,
      SingleValueFields singleValues,
      RecordFindings recordFindings) {
    var before = singleValues.pain(Column.PAIN_BEFORE, scale);
    var after = singleValues.pain(Column.PAIN_AFTER, scale);
    var later = fields.painLater(scale);
    checks.checkLaterScores(later, recordFindings);
    return recordFindings.hasErrors()
        ? Optional.empty()
        : Optional.of(new PainAssessment(scale, before, after, later));
  }
}
