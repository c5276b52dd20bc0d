package org.tpibridge.importing.upsert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** Creates or updates visits, one after the other, within one transaction. */
public final class VisitUpsert implements AdmissionCheck {
  private final VisitRepository repository;
  private final SharedResourceUpsert sharedResources;
  private final PatientLinker patientLinker;
  private final EhrScoreUpsert ehrScores;
  private final Map<String, Boolean> admitted = new HashMap<>();

  public VisitUpsert(VisitRepository repository, Serializer serializer, VisitRemapper remapper) {
    this.repository = repository;
    this.ehrScores = new EhrScoreUpsert(repository, serializer, remapper);
    this.sharedResources = new SharedResourceUpsert(repository, serializer);
    this.patientLinker = new PatientLinker(repository, serializer, sharedResources);
  }

  /**
   * The result of saving a visit.
   *
   * @param visit key of the visit; 0 if it was rejected
   * @param findings findings from the comparison with the store
   */
  public record Saved(RowOutcome outcome, long visit, List<Finding> findings) {}

  @Override
  public boolean admits(String mrn) {
    return admitted.computeIfAbsent(mrn, repository::admits);
  }

  @Override
  public boolean admitsAll(List<String> texts) {
    return repository.admitsAll(texts);
  }

  public Saved save(SerializedVisit stated, ChangeSource cause) {
    Optional<Visits.StoredVisit> before = repository.visit(stated.identity());
    if (before.filter(stored -> isAnother(stored, stated)).isPresent()) {
      Finding conflict = VisitIdConflict.of(stated.result(), before.get().identity().day());
      return new Saved(RowOutcome.REJECTED, 0, List.of(conflict));
    }
    List<Finding> findings = new ArrayList<>();
    Optional<SerializedVisit> merged =
        before.isPresent()
            ? ehrScores.merged(before.get(), stated, cause, findings)
            : Optional.of(stated);
    if (merged.isEmpty()) {
      return new Saved(RowOutcome.REJECTED, 0, List.of(notMerged(stated.result())));
    }
    return save(merged.get(), before, cause, findings);
  }

  private static Finding notMerged(VisitResult.Accepted row) {
    return Finding.error(
            "TPI-IMPORT-SCORE-NOT-MERGED",
            "An EHR recorded later pain scores for this visit. With them, the visit has errors.")
        .at(row.place())
        .withSuggestion("Compare the pain scores of the row with those of the EHR.");
  }

  private Saved save(
      SerializedVisit visit,
      Optional<Visits.StoredVisit> before,
      ChangeSource cause,
      List<Finding> findings) {
    boolean sharedChanged = sharedResources.save(visit, cause, findings);
    if (before.isEmpty()) {
      sameTimeVisits(visit).ifPresent(findings::add);
      return new Saved(RowOutcome.CREATED, repository.create(visit, cause), findings);
    }
    Visits.StoredVisit stored = before.get();
    boolean retracted = stored.state() == Visits.VisitState.RETRACTED;
    if (!retracted && Arrays.equals(stored.hash(), visit.hash())) {
      return new Saved(
          sharedChanged ? RowOutcome.UPDATED : RowOutcome.UNCHANGED, stored.key(), findings);
    }
    boolean moved = !stored.patientId().equals(visit.patientId());
    if (!retracted && moved) {
      findings.add(moved(visit));
    }
    boolean otherStart = !stored.identity().start().equals(visit.identity().start());
    if (!retracted && otherStart && !stored.identity().day().equals(visit.identity().day())) {
      findings.add(otherDay(visit, stored));
    }
    if (retracted || moved || otherStart) {
      sameTimeVisits(visit).ifPresent(findings::add);
    }
    repository.update(stored, visit, cause).forEach(sharedResources::forget);
    return new Saved(retracted ? RowOutcome.CREATED : RowOutcome.UPDATED, stored.key(), findings);
  }

  /** Returns whether the stored visit has the same id but is of another patient and another day. */
  private boolean isAnother(Visits.StoredVisit stored, SerializedVisit visit) {
    return stored.state() == Visits.VisitState.CURRENT
        && !stored.patientId().equals(visit.patientId())
        && !stored.identity().day().equals(visit.identity().day())
        && !areMerged(stored.patientId(), visit.patientId());
  }

  /** Follows chains of links: a record that replaces another can be merged into a third. */
  private boolean areMerged(String one, String other) {
    return PatientLinks.person(one, this::linked).contains(other);
  }

  private List<String> linked(String patient) {
    return repository
        .shared(SerializedVisit.PATIENT, patient)
        .map(version -> (Patient) FhirJsonReader.read(repository.content(version)))
        .map(PatientLinks::linked)
        .orElse(List.of());
  }

  /**
   * Reports a stored visit of the same patient with the same start, unless the input contains it
   * too.
   */
  private Optional<Finding> sameTimeVisits(SerializedVisit visit) {
    VisitResult.Accepted row = visit.result();
    if (row.findings().stream().anyMatch(f -> f.code().equals("TPI-READ-SAME-START"))) {
      return Optional.empty();
    }
    return repository.sameTimeVisits(visit.identity()).stream()
        .findFirst()
        .map(
            other ->
                Finding.warning(
                        "TPI-IMPORT-SAME-START",
                        "The visit "
                            + QuotedText.of(visit.visitId())
                            + " and the stored visit "
                            + QuotedText.of(other.visitId())
                            + " have the same patient and the same start. They may be one visit"
                            + " with two ids.")
                    .at(row.places().of(VisitField.of(Column.VISIT_ID)).orElse(row.place()))
                    .withSuggestion(
                        "If they are one visit, undo the import with the wrong id and correct"
                            + " that file."));
  }

  private static Finding otherDay(SerializedVisit visit, Visits.StoredVisit stored) {
    VisitResult.Accepted row = visit.result();
    return Finding.warning(
            "TPI-IMPORT-DAY-CHANGED",
            "The day of the stored visit was "
                + stored.identity().day()
                + "; it was changed to "
                + visit.identity().day()
                + ".")
        .at(row.places().of(VisitField.of(Column.VISIT_START)).orElse(row.place()))
        .withSuggestion(
            "Check the date. If the earlier date was right, import the earlier row" + " again.");
  }

  public PatientLinker.LinkResult link(VisitResult.MergedPatients merge, ChangeSource cause) {
    return patientLinker.link(merge, cause);
  }

  private static Finding moved(SerializedVisit visit) {
    return Finding.warning(
            "TPI-IMPORT-PATIENT-MOVED",
            "The stored visit was moved from another patient to this" + " one.")
        .at(visit.result().places().of(VisitField.of(Column.MRN)).orElse(visit.result().place()))
        .withSuggestion(
            "Check the MRN. If the earlier MRN was right, import the earlier row" + " again.");
  }
}
