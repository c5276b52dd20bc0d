package org.tpibridge.mapping.restore;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.EnteredInError;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Patient;
import org.tpibridge.visit.SessionSummary;
import org.tpibridge.visit.Technique;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitTime;

/**
 * Reads a visit back from its Bundle; the result equals the visit that the Bundle was made from.
 * Resources are recognized by their codes and references, in any order. If the Bundle is not a
 * visit of TPI Bridge, the result has findings. Safe for use by many threads.
 */
public final class VisitRestorer {
  /** The types of resources that a session is read from. */
  public static final List<String> SESSION_TYPES =
      List.of("Procedure", "MedicationAdministration", "Observation");

  private final Clinic.IdentifierSystemUris systems;
  private final Terminology terminology;

  /**
   * @param systems of the clinic's identifiers
   * @param terminology the one that the Bundle was made with; only its sides are used
   */
  public VisitRestorer(Clinic.IdentifierSystemUris systems, Terminology terminology) {
    this.systems = systems;
    this.terminology = terminology;
  }

  public RestoredVisit restore(Bundle bundle) {
    VisitBundle resources = new VisitBundle(bundle);
    Optional<Visit> visit = visit(resources);
    return new RestoredVisit(visit, resources.findings());
  }

  /**
   * Reads the part of a visit that later visits are compared with. Resources that are entered in
   * error are ignored.
   *
   * @param day of the visit
   * @param resources of the visit, at least those of {@link #SESSION_TYPES}
   * @return empty if the session is missing
   */
  public static Optional<SessionSummary> session(LocalDate day, List<Resource> resources) {
    Bundle bundle = new Bundle();
    resources.stream()
        .filter(resource -> !EnteredInError.isMarked(resource))
        .forEach(resource -> bundle.addEntry().setResource(resource));
    VisitBundle visit = new VisitBundle(bundle);
    return SessionReader.in(visit)
        .map(
            session ->
                new SessionSummary(
                    day,
                    session.procedureCode(),
                    session.technique(),
                    InjectatesReader.injectates(visit),
                    new ObservationsReader(visit).pain(session.scale())));
  }

  private Optional<Visit> visit(VisitBundle bundle) {
    Optional<Encounter> encounter = bundle.first(Encounter.class);
    Optional<String> visitId =
        encounter.flatMap(e -> ElementReader.identifier(e.getIdentifier(), systems.visit()));
    if (visitId.isEmpty()) {
      bundle.reportMissing("Encounter with an identifier of the clinic's system for visits");
    }
    Optional<Patient> patient = PeopleReader.patient(bundle, systems);
    Optional<VisitTime> start =
        encounter
            .filter(e -> e.getPeriod().hasStart())
            .flatMap(
                e ->
                    bundle.read(
                        e,
                        "period.start",
                        () -> ElementReader.time(e.getPeriod().getStartElement())));
    if (start.isEmpty()) {
      bundle.reportMissing("Encounter with a day or time in period.start");
    }
    Optional<SessionReader> session = SessionReader.in(bundle);
    if (session.isEmpty()) {
      bundle.reportMissing("session Procedure (code of the system tpi-procedure)");
    }
    List<InjectionSite> sites = new SitesReader(bundle, terminology).sites();
    if (sites.isEmpty()) {
      bundle.reportMissing("Procedure of a site (code of the system tpi-procedure)");
    }
    List<Injectate> injectates = InjectatesReader.injectates(bundle);
    boolean contradictory =
        !injectates.isEmpty()
            && session.filter(s -> s.technique() == Technique.DRY_NEEDLING).isPresent();
    if (contradictory) {
      bundle.reportConflict(
          "The session is coded as dry needling, but there is a MedicationAdministration.");
    }
    if (contradictory
        || visitId.isEmpty()
        || patient.isEmpty()
        || start.isEmpty()
        || session.isEmpty()
        || sites.isEmpty()) {
      return Optional.empty();
    }
    return bundle.read(
        encounter.get(),
        "period",
        () ->
            visit(
                bundle,
                encounter.get(),
                visitId.get(),
                patient.get(),
                start.get(),
                session.get(),
                sites,
                injectates));
  }

  private static Visit visit(
      VisitBundle bundle,
      Encounter encounter,
      String visitId,
      Patient patient,
      VisitTime start,
      SessionReader session,
      List<InjectionSite> sites,
      List<Injectate> injectates) {
    ObservationsReader observations = new ObservationsReader(bundle);
    ScreeningReader screening = new ScreeningReader(bundle);
    PlanReader plan = new PlanReader(bundle);
    return new Visit(
        visitId,
        patient,
        observations.weightKg(),
        start,
        Optional.of(encounter.getPeriod())
            .filter(period -> period.hasEnd())
            .flatMap(
                period ->
                    bundle.read(
                        encounter, "period.end", () -> ElementReader.time(period.getEndElement()))),
        PeopleReader.clinician(bundle),
        PeopleReader.location(bundle),
        DiagnosesReader.diagnoses(bundle),
        session.procedureCode(),
        session.billedDrugs(),
        sites,
        session.guidance(),
        session.technique(),
        session.position(),
        session.procedureSteps(),
        injectates,
        observations.pain(session.scale()),
        observations.reliefPercent(),
        new PegReader(bundle).peg(),
        observations.twitch(),
        session.complications(),
        screening.screening(),
        session.priorTreatments(),
        screening.medications(),
        screening.driver(),
        screening.consent(),
        plan.goal(),
        plan.aftercare(),
        plan.followUp(),
        plan.treatments(),
        session.notes());
  }
}
