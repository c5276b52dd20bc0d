package org.tpibridge.importing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Visits;

/** Looks into a scratch store first, then into the real one; puts everything into the scratch. */
final class RehearsalShelf implements Shelf {
  private final Transaction real;
  private final Transaction scratch;
  private final Admission admission;

  RehearsalShelf(Transaction real, Transaction scratch, Admission admission) {
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
  public Optional<Visits.Kept> visit(String visitId) {
    return scratch.visits().find(visitId).or(() -> real.visits().find(visitId));
  }

  @Override
  public Optional<Resources.Version> shared(String type, String id) {
    return own(type, id).or(() -> real.resources().findShared(type, id));
  }

  private Optional<Resources.Version> own(String type, String id) {
    return scratch.resources().find(type, id);
  }

  @Override
  public byte[] content(Resources.Version version) {
    boolean isOwn = own(version.type(), version.id()).isPresent();
    return (isOwn ? scratch : real).resources().content(version.key());
  }

  @Override
  public void share(
      PreparedResource resource, Optional<Resources.Version> before, Resources.Cause cause) {
    Optional<Resources.Version> own = own(resource.type(), resource.id());
    scratch.resources().add(List.of(resource.behind(own, OptionalLong.empty())), cause);
  }

  /** The visit alone: what it owns is compared by its hash. */
  @Override
  public long create(PreparedVisit visit, Resources.Cause cause) {
    return scratch.visits().add(visit.visitId(), visit.patient(), visit.hash(), cause.job()).key();
  }

  @Override
  public void change(Visits.Kept kept, PreparedVisit visit, Resources.Cause cause) {
    Optional<Visits.Kept> own = scratch.visits().find(visit.visitId());
    if (own.isEmpty()) {
      create(visit, cause);
    } else {
      scratch
          .visits()
          .set(
              new Visits.Kept(
                  own.get().key(),
                  visit.visitId(),
                  visit.patient(),
                  visit.hash(),
                  Visits.State.CURRENT,
                  cause.job()));
    }
  }

  /** Told as a finding; there is nothing to decide yet. */
  @Override
  public void contradicted(String patient, Contradiction contradiction, Resources.Cause cause) {}
}
