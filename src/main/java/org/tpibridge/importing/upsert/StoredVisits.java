package org.tpibridge.importing.upsert;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.pulled.PulledScores.ScoreState;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.VisitChanges;
import org.tpibridge.store.resources.Visits;

/** Reads and writes visits in the store. */
public final class StoredVisits implements VisitRepository {
  private final StoreTransaction tx;
  private final PatientAdmission admission;
  private final NewVersions versions;
  private final Optional<String> scoresOf;
  private final InstantSource clock;

  /** Whether the store has no scores of EHRs; asked once in a transaction. */
  private Optional<Boolean> noScores = Optional.empty();

  /**
   * @param scoresOf the EHR of which the job only adds pain scores to visits; empty for all other
   *     jobs
   */
  public StoredVisits(
      StoreTransaction tx,
      PatientAdmission admission,
      Serializer serializer,
      Optional<String> scoresOf,
      InstantSource clock) {
    this.tx = tx;
    this.scoresOf = scoresOf;
    this.clock = clock;
    this.versions = new NewVersions(serializer);
    this.admission = admission;
  }

  @Override
  public boolean admits(String mrn) {
    return admission.admit(tx, mrn);
  }

  @Override
  public boolean admitsAll(List<String> texts) {
    return admission.admitsAll(tx, texts);
  }

  @Override
  public Optional<Visits.StoredVisit> visit(Visits.VisitIdentity named) {
    return tx.visits().find(named.system(), named.id());
  }

  @Override
  public List<Visits.StoredVisit> sameTimeVisits(Visits.VisitIdentity named) {
    return tx.visits().sameTimeVisits(named);
  }

  @Override
  public Optional<ResourceVersion> shared(String type, String id) {
    return tx.resources().findShared(type, id);
  }

  @Override
  public byte[] content(ResourceVersion version) {
    return tx.resources().content(version.key());
  }

  @Override
  public void saveShared(
      SerializedResource resource, Optional<ResourceVersion> before, ChangeSource cause) {
    tx.resources().add(List.of(resource.newVersionAfter(before, OptionalLong.empty())), cause);
  }

  @Override
  public long create(SerializedVisit visit, ChangeSource cause) {
    long key = tx.visits().add(visit.identity(), visit.hash(), cause.job()).key();
    List<NewVersion> all = new ArrayList<>(visit.owned().size());
    visit.owned().forEach(r -> all.add(r.newVersionAfter(Optional.empty(), OptionalLong.of(key))));
    tx.resources().add(all, cause);
    tx.visitChanges().add(key, cause.job(), VisitChanges.VisitChange.CREATED, cause.at());
    return key;
  }

  @Override
  public List<String> update(Visits.StoredVisit stored, SerializedVisit visit, ChangeSource cause) {
    List<IdType> allergies = StatedAllergies.of(tx, tx.resources().ofVisit(stored.key()).stream());
    tx.visits()
        .update(
            new Visits.StoredVisit(
                stored.key(),
                visit.identity(),
                visit.hash(),
                Visits.VisitState.CURRENT,
                cause.job()));
    tx.resources().add(changes(stored, visit), cause);
    tx.visitChanges().add(stored.key(), cause.job(), changeOf(stored), cause.at());
    return allergies.stream()
        .filter(
            allergy -> StatedAllergies.retractIfUnstated(tx, versions, allergy, cause).isPresent())
        .map(allergy -> StatedAllergies.TYPE + "/" + allergy.getIdPart())
        .toList();
  }

  private static VisitChanges.VisitChange changeOf(Visits.StoredVisit stored) {
    return stored.state() == Visits.VisitState.RETRACTED
        ? VisitChanges.VisitChange.CREATED
        : VisitChanges.VisitChange.UPDATED;
  }

  /**
   * Returns new versions of resources that changed, and retractions of resources that the visit no
   * longer contains.
   */
  private List<NewVersion> changes(Visits.StoredVisit stored, SerializedVisit visit) {
    Map<String, ResourceVersion> before = new LinkedHashMap<>();
    tx.resources().ofVisit(stored.key()).forEach(v -> before.put(v.type() + "/" + v.id(), v));
    OptionalLong key = OptionalLong.of(stored.key());
    List<NewVersion> changes = new ArrayList<>();
    for (SerializedResource stated : visit.owned()) {
      Optional<ResourceVersion> was = Optional.ofNullable(before.remove(stated.name()));
      if (was.isEmpty() || !NewVersions.isSame(was.get(), stated)) {
        changes.add(stated.newVersionAfter(was, key));
      }
    }
    for (ResourceVersion removed : before.values()) {
      versions.retraction(removed, content(removed)).ifPresent(changes::add);
    }
    return changes;
  }

  @Override
  public void recordConflict(String patient, PatientDataConflict conflict, ChangeSource cause) {
    tx.patientConflicts()
        .add(
            cause,
            patient,
            conflict.column().header(),
            conflict.storedValue(),
            conflict.importedValue());
  }

  @Override
  public List<PulledScore> ehrScores(Visits.StoredVisit stored) {
    if (noScores.isEmpty()) {
      noScores = Optional.of(tx.exchange().scores().isEmpty());
    }
    return noScores.get() ? List.of() : tx.exchange().scores().ofVisit(stored.key());
  }

  @Override
  public Optional<String> scoresOf() {
    return scoresOf;
  }

  @Override
  public List<PulledScore> undoneScores(Visits.StoredVisit stored) {
    return Boolean.FALSE.equals(noScores.orElse(true)) ? undoneScores(tx, stored.key()) : List.of();
  }

  static List<PulledScore> undoneScores(StoreReader tx, long visit) {
    return tx.exchange().scores().undone(visit).stream()
        .filter(
            score ->
                score.localReference().stream()
                    .flatMap(
                        name ->
                            tx
                                .resources()
                                .find("Observation", name.replaceFirst("^.*/", ""))
                                .stream())
                    .filter(version -> !version.deleted())
                    .map(version -> tx.resources().content(version.key()))
                    .anyMatch(json -> !SharedResourceNames.isRetracted(FhirJsonReader.read(json))))
        .toList();
  }

  /** The EHR has the score, so it is never sent there: the two are matched. */
  @Override
  public void saveEhrScore(PulledScore score) {
    tx.exchange().scores().set(score);
    if (score.state() == ScoreState.ATTACHED && score.localReference().isPresent()) {
      tx.exchange()
          .matches()
          .set(
              new EhrMatch(
                  score.ehr(),
                  score.localReference().get(),
                  score.patientId(),
                  Optional.of(score.remoteReference()),
                  MatchMethod.PULLED,
                  "recorded by the EHR",
                  score.updated()));
    }
  }

  @Override
  public boolean recordConflict(NewReview conflict) {
    if (isResolved(tx, conflict)) {
      return false;
    }
    tx.exchange().reviews().open(conflict, clock.instant());
    return true;
  }

  static boolean isResolved(StoreReader tx, NewReview conflict) {
    return tx.exchange().reviews().ofPatient(conflict.ehr(), conflict.patientId()).stream()
        .filter(review -> !review.open() && review.item().kind() == conflict.kind())
        .anyMatch(
            review ->
                review.item().candidates().equals(conflict.candidates())
                    && review.item().explanation().equals(conflict.explanation()));
  }

  @Override
  public Optional<Provenance> sourceBeforeScores(Visits.StoredVisit stored) {
    return scoresOf.isPresent()
        ? tx.resources().ofVisit(stored.key()).stream()
            .filter(one -> one.type().equals(SerializedVisit.PROVENANCE) && !one.deleted())
            .findFirst()
            .map(version -> (Provenance) FhirJsonReader.read(content(version)))
        : Optional.empty();
  }
}
