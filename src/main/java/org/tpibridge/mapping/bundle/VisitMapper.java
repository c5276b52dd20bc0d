package org.tpibridge.mapping.bundle;

import java.util.List;
import java.util.Optional;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.MappingResult;
import org.tpibridge.mapping.VisitOrigin;
import org.tpibridge.mapping.transaction.TestDataTag;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/**
 * Maps a visit to a transaction Bundle, as {@code docs/mapping.md} describes. The same visit gives
 * the same Bundle on every machine and every day. Safe for use by many threads.
 */
public final class VisitMapper {
  /** In the Bundle's order: a resource comes before those that refer to it. */
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
          new PegMapping(),
          new TwitchMapping(),
          new ScreeningMapping(),
          new AllergyMapping(),
          new ConsentMapping(),
          new GoalMapping(),
          new RedFlagsMapping(),
          new CarePlanMapping(),
          new ProvenanceMapping());

  private final ClinicSources sources;
  private final Terminology terminology;
  private final boolean testData;

  public VisitMapper(Clinic clinic, Terminology terminology) {
    this(ClinicSources.of(clinic), terminology);
  }

  public VisitMapper(ClinicSources sources, Terminology terminology) {
    this(sources, terminology, false);
  }

  /**
   * @param testData whether all resources are tagged as test data
   */
  public VisitMapper(ClinicSources sources, Terminology terminology, boolean testData) {
    this.sources = sources;
    this.terminology = terminology;
    this.testData = testData;
  }

  /** The sources of visit ids and MRNs. */
  public ClinicSources sources() {
    return sources;
  }

  /** Whether all resources are tagged as test data. */
  public boolean isTestData() {
    return testData;
  }

  /** Maps a visit of the clinic itself. */
  public MappingResult map(Visit visit, VisitOrigin origin) {
    return map(visit, Optional.empty(), origin);
  }

  /**
   * Maps a visit; fields that the visit does not contain are omitted.
   *
   * @param source of its visit id and MRN; empty for the clinic
   */
  public MappingResult map(Visit visit, Optional<String> source, VisitOrigin origin) {
    VisitContext context = new VisitContext(visit, sources.clinic(source), terminology, origin);
    MAPPINGS.forEach(mapping -> mapping.add(context));
    MappingResult mapped = context.mapped();
    if (testData) {
      TestDataTag.addTo(mapped.bundle());
    }
    return mapped;
  }
}
