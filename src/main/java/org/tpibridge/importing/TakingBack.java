package org.tpibridge.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.files.Sha256;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.store.Outbox;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Visits;

/** Takes single visits back to what they said before a job; within one transaction. */
final class TakingBack {
  private static final String ENCOUNTER = "Encounter";

  /** What becomes of a visit. */
  enum Result {
    RETRACTED,
    RESTORED,
    /** A later job changed it. */
    LEFT,
    /** The job changed nothing of it, or it was taken back before. */
    NOTHING
  }

  private final Transaction tx;
  private final Versions versions;
  private final long job;
  private final boolean withLater;

  /**
   * @param job to be taken back
   * @param withLater whether what came later goes with it
   */
  TakingBack(Transaction tx, Versions versions, long job, boolean withLater) {
    this.tx = tx;
    this.versions = versions;
    this.job = job;
    this.withLater = withLater;
  }

  /** What would become of a visit. */
  Result look(Visits.Kept visit) {
    return look(VisitHistory.of(tx, visit.key()));
  }

  private Result look(VisitHistory history) {
    if (!history.standsOn(job)) {
      return Result.NOTHING;
    }
    if (!withLater && !history.laterThan(job).isEmpty()) {
      return Result.LEFT;
    }
    return history.beganWith(job) ? Result.RETRACTED : Result.RESTORED;
  }

  Result take(Visits.Kept visit, Resources.Cause cause) {
    VisitHistory history = VisitHistory.of(tx, visit.key());
    Result result = look(history);
    if (result == Result.RETRACTED || result == Result.RESTORED) {
      List<Resources.New> changes = new ArrayList<>();
      Map<String, Resources.Version> counting = new HashMap<>();
      history
          .before(job)
          .forEach(
              (now, before) -> {
                change(now, before).ifPresent(changes::add);
                before.ifPresent(v -> counting.put(v.type() + "/" + v.id(), v));
              });
      tx.resources().add(changes, cause);
      if (result == Result.RESTORED) {
        shared(counting).forEach(name -> reinstate(name, cause));
      }
      tx.visits()
          .set(
              result == Result.RETRACTED
                  ? retracted(visit, cause)
                  : restored(visit, counting, cause));
      tx.outbox()
          .add(
              visit.key(),
              cause.job(),
              result == Result.RETRACTED ? Outbox.Change.RETRACTED : Outbox.Change.UPDATED,
              cause.at());
    }
    return result;
  }

  /** What the visit shares with others, as it is restored: its patient, clinicians and places. */
  private Stream<IdType> shared(Map<String, Resources.Version> counting) {
    return read(counting, ENCOUNTER).map(Encounter.class::cast).stream()
        .flatMap(
            encounter ->
                Stream.of(
                        Stream.of(encounter.getSubject(), encounter.getServiceProvider()),
                        encounter.getParticipant().stream().map(p -> p.getIndividual()),
                        encounter.getLocation().stream().map(l -> l.getLocation()))
                    .flatMap(Function.identity()))
        .map(reference -> new IdType(reference.getReference()))
        .filter(IdType::hasIdPart);
  }

  /** An undo while the visit said something else may have put it out of use. */
  private void reinstate(IdType name, Resources.Cause cause) {
    List<Resources.Version> history =
        tx.resources().history(name.getResourceType(), name.getIdPart());
    if (history.isEmpty() || isInUse(history.get(history.size() - 1))) {
      return;
    }
    history.stream()
        .filter(this::isInUse)
        .reduce((earlier, later) -> later)
        .flatMap(
            last ->
                versions.again(
                    history.get(history.size() - 1), last, tx.resources().content(last.key())))
        .ifPresent(again -> tx.resources().add(List.of(again), cause));
  }

  private boolean isInUse(Resources.Version version) {
    return !version.deleted()
        && !SharedNames.isOutOfUse(ResourceReader.read(tx.resources().content(version.key())));
  }

  /** The version that makes a resource say what it said before; empty where it does. */
  private Optional<Resources.New> change(
      Resources.Version now, Optional<Resources.Version> before) {
    if (before.isEmpty()) {
      return versions.retraction(now, tx.resources().content(now.key()));
    }
    return versions.again(now, before.get(), tx.resources().content(before.get().key()));
  }

  private static Visits.Kept retracted(Visits.Kept visit, Resources.Cause cause) {
    return new Visits.Kept(
        visit.key(), visit.named(), visit.hash(), Visits.State.RETRACTED, cause.job());
  }

  private Visits.Kept restored(
      Visits.Kept visit, Map<String, Resources.Version> versions, Resources.Cause cause) {
    return new Visits.Kept(
        visit.key(),
        named(visit.named(), versions),
        hash(versions),
        Visits.State.CURRENT,
        cause.job());
  }

  private Visits.Named named(Visits.Named now, Map<String, Resources.Version> versions) {
    return read(versions, ENCOUNTER)
        .map(Encounter.class::cast)
        .map(
            encounter ->
                new Visits.Named(
                    now.system(),
                    now.id(),
                    encounter.getSubject().getReferenceElement().getIdPart(),
                    encounter.getPeriod().getStartElement().getValueAsString()))
        .orElse(now);
  }

  /** As {@link PreparedVisit} has it; the Provenance tells the order. */
  private byte[] hash(Map<String, Resources.Version> versions) {
    MessageDigest digest = Sha256.newDigest();
    read(versions, PreparedVisit.PROVENANCE)
        .ifPresent(
            provenance ->
                ((Provenance) provenance)
                    .getTarget().stream()
                        .map(target -> target.getReference())
                        .filter(versions::containsKey)
                        .forEach(
                            name -> {
                              digest.update(name.getBytes(UTF_8));
                              digest.update(versions.get(name).hash());
                            }));
    return digest.digest();
  }

  private Optional<Resource> read(Map<String, Resources.Version> versions, String type) {
    return versions.values().stream()
        .filter(v -> v.type().equals(type))
        .findFirst()
        .map(v -> ResourceReader.read(tx.resources().content(v.key())));
  }
}
