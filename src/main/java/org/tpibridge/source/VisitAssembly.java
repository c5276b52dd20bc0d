package org.tpibridge.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tpibridge.visit.Answer;
import org.tpibridge.visit.Clinician;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.Guidance;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.PainCourse;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Patient;
import org.tpibridge.visit.Screening;
import org.tpibridge.visit.Sex;
import org.tpibridge.visit.Span;
import org.tpibridge.visit.Technique;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/**
 * Puts a visit together from what a record tells. All of its fields are read before any counts, so
 * that all problems of a record are told at once.
 */
final class VisitAssembly {
  private final Times times;
  private final VisitChecks checks;

  VisitAssembly(Times times, VisitChecks checks) {
    this.times = times;
    this.checks = checks;
  }

  /** Whether a code is one of trigger point injection or dry needling. */
  boolean isTpiProcedure(String code) {
    return checks.isTpiProcedure(code);
  }

  /** The visit; empty where there are errors, which are then in the remarks. */
  Optional<Visit> visit(Told told, Remarks remarks) {
    Scalars scalars = new Scalars(told, times, remarks);
    Absences absences = new Absences(remarks);
    String visitId = scalars.identifier(Column.VISIT_ID);
    String mrn = scalars.identifier(Column.MRN);
    Optional<String> last = told.words(Column.PATIENT_LAST);
    Optional<String> first = told.words(Column.PATIENT_FIRST);
    Optional<LocalDate> statedBirthDate = scalars.birthDate();
    Optional<Sex> sex = scalars.choice(Column.SEX, Choices.SEX);
    Optional<BigDecimal> weight = scalars.weight();
    Optional<VisitTime> start = scalars.requiredTime(Column.VISIT_START);
    Optional<VisitTime> end = scalars.time(Column.VISIT_END);
    Optional<LocalDate> birthDate = BirthDates.plausible(statedBirthDate, start, remarks);
    Optional<Clinician> clinician = scalars.clinician(absences);
    Optional<String> location = absences.without(Column.LOCATION, told.words(Column.LOCATION));
    var diagnoses =
        absences.without(
            Column.DIAGNOSES,
            told.diagnoses(start),
            d -> d.code().isPresent() ? Optional.empty() : d.text());
    int errorsBefore = remarks.errors();
    Optional<String> procedure = scalars.procedure();
    Optional<Technique> stated = scalars.choice(Column.TECHNIQUE, Choices.TECHNIQUE);
    StatedInjectates injectates = told.injectates();
    // What could not be read may have stated it.
    Optional<Technique> technique =
        remarks.errors() > errorsBefore
            ? Optional.empty()
            : Techniques.of(stated, injectates, procedure, remarks);
    var billedDrugs = told.billedDrugs();
    List<InjectionSite> sites = sites(told, scalars, remarks);
    Optional<Guidance> guidance = scalars.choice(Column.GUIDANCE, Choices.GUIDANCE);
    Optional<PainScale> scale = scalars.scale();
    Optional<PainCourse> pain = scale.flatMap(s -> pain(s, told, scalars, remarks));
    Optional<BigDecimal> relief = scalars.relief();
    Optional<Answer> twitch = scalars.choice(Column.TWITCH, Choices.ANSWER);
    var complications = absences.without(Column.COMPLICATIONS, told.complications(), Optional::of);
    Screening screening =
        new Screening(
            told.words(Column.ANTICOAGULANT),
            told.words(Column.ALLERGIES),
            told.words(Column.CONTRAINDICATIONS));
    Optional<Answer> consent = scalars.choice(Column.CONSENT, Choices.ANSWER);
    Optional<Goal> goal = absences.without(Column.GOAL, told.goal(), Goal::text);
    Optional<String> aftercare = absences.without(Column.AFTERCARE, told.words(Column.AFTERCARE));
    Optional<Span> followUp = scalars.span(Column.FOLLOW_UP);
    Optional<String> notes = absences.notes(told.words(Column.NOTES));

    checks.done(injectates.drugs(), notes, remarks);
    checks.order(birthDate, start, end, remarks);
    scalars.composed(Column.VISIT_ID, visitId);
    scalars.composed(Column.MRN, mrn);
    if (remarks.haveErrors()) {
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
            injectates.drugs(),
            pain.orElseThrow(),
            relief,
            twitch,
            complications,
            screening,
            consent,
            goal,
            aftercare,
            followUp,
            notes);
    checks.warn(visit, remarks);
    return Optional.of(visit);
  }

  /** Sites that all have problems are not missing. */
  private List<InjectionSite> sites(Told told, Scalars scalars, Remarks remarks) {
    int errors = remarks.errors();
    List<InjectionSite> sites = told.sites();
    if (sites.isEmpty() && remarks.errors() == errors) {
      scalars.missing(Column.SITES);
    }
    checks.clear(sites, remarks);
    return sites;
  }

  private Optional<PainCourse> pain(PainScale scale, Told told, Scalars scalars, Remarks remarks) {
    var before = scalars.pain(Column.PAIN_BEFORE, scale);
    var after = scalars.pain(Column.PAIN_AFTER, scale);
    var later = told.painLater(scale);
    checks.later(later, remarks);
    return remarks.haveErrors()
        ? Optional.empty()
        : Optional.of(new PainCourse(scale, before, after, later));
  }
}
