package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.store.Outbox;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Visits;

/** The store itself. */
final class StoreShelf implements Shelf {
  private final Transaction tx;
  private final Admission admission;
  private final Versions versions;

  StoreShelf(Transaction tx, Admission admission, Preparing preparing) {
    this.tx = tx;
    this.versions = new Versions(preparing);
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
  public Optional<Visits.Kept> visit(String visitId) {
    return tx.visits().find(visitId);
  }

  @Override
  public Optional<Resources.Version> shared(String type, String id) {
    return tx.resources().findShared(type, id);
  }

  @Override
  public byte[] content(Resources.Version version) {
    return tx.resources().content(version.key());
  }

  @Override
  public void share(
      PreparedResource resource, Optional<Resources.Version> before, Resources.Cause cause) {
    tx.resources().add(List.of(resource.behind(before, OptionalLong.empty())), cause);
  }

  @Override
  public long create(PreparedVisit visit, Resources.Cause cause) {
    long key = tx.visits().add(visit.visitId(), visit.patient(), visit.hash(), cause.job()).key();
    List<Resources.New> all = new ArrayList<>(visit.owned().size());
    visit.owned().forEach(r -> all.add(r.behind(Optional.empty(), OptionalLong.of(key))));
    tx.resources().add(all, cause);
    tx.outbox().add(key, cause.job(), Outbox.Change.CREATED, cause.at());
    return key;
  }

  @Override
  public void change(Visits.Kept kept, PreparedVisit visit, Resources.Cause cause) {
    tx.visits()
        .set(
            new Visits.Kept(
                kept.key(),
                kept.visitId(),
                visit.patient(),
                visit.hash(),
                Visits.State.CURRENT,
                cause.job()));
    tx.resources().add(changes(kept, visit), cause);
    tx.outbox().add(kept.key(), cause.job(), changeOf(kept), cause.at());
  }

  private static Outbox.Change changeOf(Visits.Kept kept) {
    return kept.state() == Visits.State.RETRACTED ? Outbox.Change.CREATED : Outbox.Change.UPDATED;
  }

  /** Versions of what the visit tells otherwise than before, and of what it tells no more. */
  private List<Resources.New> changes(Visits.Kept kept, PreparedVisit visit) {
    Map<String, Resources.Version> before = new LinkedHashMap<>();
    tx.resources().ofVisit(kept.key()).forEach(v -> before.put(v.type() + "/" + v.id(), v));
    OptionalLong key = OptionalLong.of(kept.key());
    List<Resources.New> changes = new ArrayList<>();
    for (PreparedResource told : visit.owned()) {
      Optional<Resources.Version> was = Optional.ofNullable(before.remove(told.name()));
      if (was.isEmpty() || !Versions.isSame(was.get(), told)) {
        changes.add(told.behind(was, key));
      }
    }
    for (Resources.Version vanished : before.values()) {
      versions.retraction(vanished, content(vanished)).ifPresent(changes::add);
    }
    return changes;
  }

  @Override
  public void contradicted(String patient, Contradiction contradiction, Resources.Cause cause) {
    tx.worklist()
        .add(
            cause,
            patient,
            contradiction.column().header(),
            contradiction.stored(),
            contradiction.told());
  }
}
