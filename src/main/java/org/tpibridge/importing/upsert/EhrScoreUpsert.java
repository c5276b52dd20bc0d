package org.tpibridge.importing.upsert;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.importing.upsert.EhrScoreMerge.ScoreConflict;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.pulled.PulledScores.ScoreState;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.VisitField;

/**
 * Adds the pain scores that EHRs recorded for a visit to each import of it, so that an import
 * without them does not remove them; {@code docs/decisions/0046-scores-that-an-ehr-records.md}.
 */
final class EhrScoreUpsert {
  private static final String SUFFIX = "; pain score ";

  private final VisitRepository repository;
  private final Serializer serializer;
  private final VisitRemapper remapper;

  EhrScoreUpsert(VisitRepository repository, Serializer serializer, VisitRemapper remapper) {
    this.repository = repository;
    this.serializer = serializer;
    this.remapper = remapper;
  }

  /**
   * @param findings receives a finding for each conflict
   * @return the visit to save; empty if the visit cannot have the scores and must not lose them
   */
  Optional<SerializedVisit> merged(
      StoredVisit stored, SerializedVisit visit, ChangeSource cause, List<Finding> findings) {
    List<PulledScore> scores = repository.ehrScores(stored).stream().filter(this::counts).toList();
    reportUndone(stored, visit, findings);
    if (scores.isEmpty()) {
      return Optional.of(visit);
    }
    EhrScoreMerge merge =
        EhrScoreMerge.of(
            visit.result().visit(),
            visit.patientId(),
            scores,
            this::isApplied,
            remapper.zone(visit));
    boolean same = merge.visit().equals(visit.result().visit());
    Optional<SerializedVisit> mapped =
        same ? Optional.of(visit) : remapper.again(visit, merge.visit());
    if (mapped.isEmpty()) {
      return Optional.empty();
    }
    List<PulledScore> results = new ArrayList<>();
    for (PulledScore result : merge.results()) {
      PulledScore saved =
          result.state() == ScoreState.ATTACHED ? placed(result, mapped.get(), cause) : result;
      if (!scores.contains(saved)) {
        repository.saveEhrScore(saved);
      }
      results.add(saved);
    }
    merge.conflicts().forEach(one -> conflict(one, visit, results, findings));
    merge.dropped().forEach(one -> findings.add(dropped(one, visit.result())));
    return Optional.of(withProvenance(mapped.get(), stored, results));
  }

  /** A change is only applied by a job for its EHR, which has checked it. */
  private boolean isApplied(PulledScore score) {
    return score.state() == ScoreState.ATTACHED
        || repository.scoresOf().filter(score.ehr()::equals).isPresent();
  }

  /** Without what the EHR withdrew, the visit is as it will be. */
  private boolean counts(PulledScore score) {
    return isApplied(score) || (score.isPart() && score.content().isPresent());
  }

  /** An earlier value of an EHR, to which an undo went back, is not added to later imports. */
  private void reportUndone(StoredVisit stored, SerializedVisit visit, List<Finding> findings) {
    for (PulledScore score : repository.undoneScores(stored)) {
      String name = score.localReference().orElseThrow();
      if (visit.owned().stream().noneMatch(one -> one.name().equals(name))) {
        findings.add(dropped(score, visit.result()));
      }
    }
  }

  /** The score with the resource that it is here. */
  private static PulledScore placed(PulledScore score, SerializedVisit visit, ChangeSource cause) {
    return score.attached(
        score.attached().orElseThrow(),
        score.inImport(),
        visit.owned().stream()
            .filter(one -> one.type().equals("Observation"))
            .filter(one -> isScore(one, score.attached().orElseThrow().after()))
            .map(SerializedResource::name)
            .findFirst(),
        score.job().isPresent() ? score.job() : OptionalLong.of(cause.job()));
  }

  private static boolean isScore(SerializedResource resource, String after) {
    Observation observation = (Observation) FhirJsonReader.read(resource.content());
    Extension since = observation.getExtensionByUrl(ExtensionUrls.TIME_AFTER_VISIT);
    return PainScaleCode.in(observation.getCode()).isPresent()
        && since != null
        && since.getValue() instanceof Duration duration
        && text(duration).equals(after);
  }

  private static String text(Duration duration) {
    for (TimeSpan.Unit unit : TimeSpan.Unit.values()) {
      if (unit.ucum().equals(duration.getCode())) {
        return duration.getValue().toPlainString() + unit.symbol();
      }
    }
    return "";
  }

  private void conflict(
      ScoreConflict conflict,
      SerializedVisit visit,
      List<PulledScore> results,
      List<Finding> findings) {
    String stated = conflict.stated().toPlainString();
    String theirs = conflict.score().content().orElseThrow().value();
    String words =
        "The pain score "
            + conflict.after().toCanonicalText()
            + " after the visit is "
            + stated
            + " in the imported data, but "
            + theirs
            + " in the EHR "
            + conflict.score().ehr()
            + ".";
    Optional<String> local =
        results.stream()
            .filter(one -> one.remoteReference().equals(conflict.score().remoteReference()))
            .findFirst()
            .flatMap(PulledScore::localReference);
    boolean isNew =
        repository.recordConflict(
            new NewReview(
                conflict.score().ehr(),
                visit.patientId(),
                ReviewKind.SCORE_CONFLICT,
                local.orElse(conflict.score().remoteReference()),
                List.of(conflict.score().remoteReference()),
                "An import and the EHR have different pain scores for the same time after the visit."
                    + " If the imported one is right, import it again after the decision.\n"
                    + words));
    if (isNew) {
      VisitResult.Accepted row = visit.result();
      findings.add(
          Finding.warning("TPI-IMPORT-SCORE-CONFLICT", words + " The stored value was not changed.")
              .at(
                  row.places()
                      .of(VisitField.of(Column.PAIN_LATER, conflict.index()))
                      .orElse(row.place()))
              .withSuggestion("Resolve the conflict with: tpi-bridge conflicts"));
    }
  }

  private static Finding dropped(PulledScore score, VisitResult.Accepted row) {
    return Finding.warning(
            "TPI-IMPORT-SCORE-REMOVED",
            "A pain score that the EHR "
                + score.ehr()
                + " recorded is no longer a part of the visit, because its patient, its times or"
                + " its pain scale changed, or a change of the score was undone.")
        .at(row.places().of(VisitField.of(Column.VISIT_ID)).orElse(row.place()))
        .withSuggestion(
            "Check "
                + QuotedText.of(score.remoteReference())
                + " in the EHR, and enter the score in the clinic's record.");
  }

  /** Only what was imported has the row as its source; the EHR is named beside it. */
  private SerializedVisit withProvenance(
      SerializedVisit visit, StoredVisit stored, List<PulledScore> results) {
    String suffix =
        results.stream()
            .filter(one -> one.isPart() && !one.inImport())
            .map(
                one ->
                    SUFFIX
                        + one.attached().orElseThrow().after()
                        + " from "
                        + one.remoteReference()
                        + " of the EHR "
                        + one.ehr()
                        + job(one))
            .collect(Collectors.joining());
    List<SerializedResource> owned = new ArrayList<>();
    for (SerializedResource resource : visit.owned()) {
      owned.add(
          resource.type().equals(SerializedVisit.PROVENANCE)
              ? serializer.resource(provenance(resource, stored, suffix), false)
              : resource);
    }
    return new SerializedVisit(visit.result(), visit.shared(), List.copyOf(owned), visit.hash());
  }

  private static String job(PulledScore score) {
    return score.job().isPresent() ? ", import J" + score.job().getAsLong() : "";
  }

  private Provenance provenance(SerializedResource resource, StoredVisit stored, String suffix) {
    Provenance provenance = (Provenance) FhirJsonReader.read(resource.content());
    // A job that only adds scores does not change where the rest comes from.
    repository
        .sourceBeforeScores(stored)
        .ifPresent(
            before -> {
              provenance.setEntity(before.getEntity());
              provenance.setText(before.getText());
            });
    provenance
        .getEntity()
        .forEach(
            entity -> {
              String source = Objects.toString(entity.getWhat().getDisplay(), "");
              entity.getWhat().setDisplay(source.replaceFirst(SUFFIX + ".*$", "") + suffix);
            });
    return provenance;
  }
}
