package org.tpibridge.mapping;

import java.util.List;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/**
 * Makes a visit into a transaction Bundle, as {@code docs/mapping.md} says. The same visit gives
 * the same Bundle on every machine and every day. Safe for use by many threads.
 */
public final class VisitMapper {
  /** In the Bundle's order: what is referred to comes before what refers to it. */
  private static final List<ResourceMapping> MAPPINGS =
      List.of(
          new PatientMapping(),
          new PractitionerMapping(),
          new OrganizationMapping(),
          new LocationMapping(),
          new EncounterMapping(),
          new ConditionMapping(),
          new SessionProcedureMapping(),
          new BodyStructureMapping(),
          new SiteProcedureMapping(),
          new MedicationMapping(),
          new WeightMapping(),
          new PainMapping(),
          new ReportedReliefMapping(),
          new CalculatedReliefMapping(),
          new TwitchMapping(),
          new ScreeningMapping(),
          new ConsentMapping(),
          new GoalMapping(),
          new RedFlagsMapping(),
          new CarePlanMapping(),
          new ProvenanceMapping());

  private final Clinic clinic;
  private final Terminology terminology;

  public VisitMapper(Clinic clinic, Terminology terminology) {
    this.clinic = clinic;
    this.terminology = terminology;
  }

  /** The id of the Patient resource that a medical record number names. */
  public String patientId(String mrn) {
    return clinic.patientId(mrn);
  }

  /** The visit's Bundle; whatever the visit does not tell is not in it. */
  public Mapped map(Visit visit, Origin origin) {
    VisitContext context = new VisitContext(visit, clinic, terminology, origin);
    MAPPINGS.forEach(mapping -> mapping.add(context));
    return context.mapped();
  }
}
