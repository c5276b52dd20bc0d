package org.tpibridge.importing.upsert;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Provenance;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits;

/**
 * Reads from a temporary store first, then from the real one; writes to the temporary store only.
 */
public final class DryRunRepository implements VisitRepository {
  private final StoreReader real;
  private final StoreTransaction scratch;
  private final PatientAdmission admission;

  public DryRunRepository(StoreReader real, StoreTransaction scratch, PatientAdmission admission) {
    this.real = real;
    this.scratch = scratch;
    this.admission = admission;
  }

  @Override
  public boolean admits(String mrn) {
    return admission.admits(real, mrn);
  }

  @Override
  public boolean admitsAll(List<String> texts) {
    return admission.admitsAll(real, texts);
  }

  @Override
  public Optional<Visits.StoredVisit> visit(Visits.VisitIdentity named) {
    return temporary(named).or(() -> real.visits().find(named.system(), named.id()));
  }

  private Optional<Visits.StoredVisit> temporary(Visits.VisitIdentity named) {
    return scratch.visits().find(named.system(), named.id());
  }

  @Override
  public List<Visits.StoredVisit> sameTimeVisits(Visits.VisitIdentity named) {
    return Stream.concat(
            scratch.visits().sameTimeVisits(named).stream(),
            real.visits().sameTimeVisits(named).stream()
                .filter(stored -> temporary(stored.identity()).isEmpty()))
        .toList();
  }

  @Override
  public Optional<ResourceVersion> shared(String type, String id) {
    return temporary(type, id).or(() -> real.resources().findShared(type, id));
  }

  private Optional<ResourceVersion> temporary(String type, String id) {
    return scratch.resources().find(type, id);
  }

  @Override
  public byte[] content(ResourceVersion version) {
    boolean isTemporary = temporary(version.type(), version.id()).isPresent();
    return (isTemporary ? scratch : real).resources().content(version.key());
  }

  @Override
  public void saveShared(
      SerializedResource resource, Optional<ResourceVersion> before, ChangeSource cause) {
    Optional<ResourceVersion> temporary = temporary(resource.type(), resource.id());
    scratch
        .resources()
        .add(List.of(resource.newVersionAfter(temporary, OptionalLong.empty())), cause);
  }

  /** Stores the visit without its resources, which are compared by the hash of the visit. */
  @Override
  public long create(SerializedVisit visit, ChangeSource cause) {
    return scratch.visits().add(visit.identity(), visit.hash(), cause.job()).key();
  }

  @Override
  public List<String> update(Visits.StoredVisit stored, SerializedVisit visit, ChangeSource cause) {
    Optional<Visits.StoredVisit> temporary = temporary(visit.identity());
    if (temporary.isEmpty()) {
      create(visit, cause);
    } else {
      scratch
          .visits()
          .update(
              new Visits.StoredVisit(
                  temporary.get().key(),
                  visit.identity(),
                  visit.hash(),
                  Visits.VisitState.CURRENT,
                  cause.job()));
    }
    return List.of();
  }

  /** A dry run reports conflicts as findings only. */
  @Override
  public void recordConflict(String patient, PatientDataConflict conflict, ChangeSource cause) {}

  @Override
  public List<PulledScore> ehrScores(Visits.StoredVisit stored) {
    if (real.exchange().scores().isEmpty()) {
      return List.of();
    }
    // The visit may be one of the temporary store.
    Visits.VisitIdentity named = stored.identity();
    return real.visits().find(named.system(), named.id()).stream()
        .flatMap(found -> real.exchange().scores().ofVisit(found.key()).stream())
        .toList();
  }

  @Override
  public Optional<String> scoresOf() {
    return Optional.empty();
  }

  @Override
  public List<PulledScore> undoneScores(Visits.StoredVisit stored) {
    Visits.VisitIdentity named = stored.identity();
    return real.visits().find(named.system(), named.id()).stream()
        .flatMap(found -> StoredVisits.undoneScores(real, found.key()).stream())
        .toList();
  }

  @Override
  public void saveEhrScore(PulledScore score) {}

  @Override
  public boolean recordConflict(NewReview conflict) {
    return !StoredVisits.isResolved(real, conflict);
  }

  @Override
  public Optional<Provenance> sourceBeforeScores(Visits.StoredVisit stored) {
    return Optional.empty();
  }
}
