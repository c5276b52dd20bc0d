package org.tpibridge.importing.undo;

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
import org.tpibridge.importing.upsert.NewVersions;
import org.tpibridge.importing.upsert.SerializedVisit;
import org.tpibridge.importing.upsert.SharedResourceNames;
import org.tpibridge.importing.upsert.StatedAllergies;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.VisitChanges;
import org.tpibridge.store.resources.Visits;

/** Restores single visits to their content before a job; within one transaction. */
final class VisitUndo {
  private static final String ENCOUNTER = "Encounter";

  /** The result for a visit. */
  enum VisitUndoResult {
    RETRACTED,
    RESTORED,
    /** A later job changed it. */
    UNCHANGED,
    /** The job did not change it, or was undone before. */
    NOTHING
  }

  private final StoreReader tx;
  private final NewVersions versions;
  private final long job;
  private final boolean includeLater;

  /**
   * @param job the job to undo
   * @param includeLater whether to undo later changes as well
   */
  VisitUndo(StoreReader tx, NewVersions versions, long job, boolean includeLater) {
    this.tx = tx;
    this.versions = versions;
    this.job = job;
    this.includeLater = includeLater;
  }

  /** Returns the result that {@link #undo} would have. */
  VisitUndoResult preview(Visits.StoredVisit visit) {
    return preview(VisitHistory.of(tx, visit.key()));
  }

  private VisitUndoResult preview(VisitHistory history) {
    if (!history.isActive(job)) {
      return VisitUndoResult.NOTHING;
    }
    if (!includeLater && !history.activeAfter(job).isEmpty()) {
      return VisitUndoResult.UNCHANGED;
    }
    return history.startsWith(job) ? VisitUndoResult.RETRACTED : VisitUndoResult.RESTORED;
  }

  VisitUndoResult undo(StoreTransaction writer, Visits.StoredVisit visit, ChangeSource cause) {
    VisitHistory history = VisitHistory.of(tx, visit.key());
    VisitUndoResult result = preview(history);
    if (result == VisitUndoResult.RETRACTED || result == VisitUndoResult.RESTORED) {
      List<IdType> allergies = StatedAllergies.of(tx, tx.resources().ofVisit(visit.key()).stream());
      List<NewVersion> changes = new ArrayList<>();
      Map<String, ResourceVersion> earlier = new HashMap<>();
      history
          .before(job)
          .forEach(
              (now, before) -> {
                change(now, before).ifPresent(changes::add);
                before.ifPresent(v -> earlier.put(v.type() + "/" + v.id(), v));
              });
      writer.resources().add(changes, cause);
      if (result == VisitUndoResult.RESTORED) {
        shared(earlier).forEach(name -> reinstate(writer, name, cause));
      }
      writer
          .visits()
          .update(
              result == VisitUndoResult.RETRACTED
                  ? retracted(visit, cause)
                  : restored(visit, earlier, cause));
      allergies.forEach(
          allergy -> StatedAllergies.retractIfUnstated(writer, versions, allergy, cause));
      writer
          .visitChanges()
          .add(
              visit.key(),
              cause.job(),
              result == VisitUndoResult.RETRACTED
                  ? VisitChanges.VisitChange.RETRACTED
                  : VisitChanges.VisitChange.UPDATED,
              cause.at());
    }
    return result;
  }

  /**
   * Returns the shared resources that the restored visit refers to: its patient, clinicians and
   * places, and the allergies that it states.
   */
  private Stream<IdType> shared(Map<String, ResourceVersion> earlier) {
    return Stream.concat(
        ofEncounter(earlier),
        read(earlier, SerializedVisit.PROVENANCE).map(Provenance.class::cast).stream()
            .flatMap(provenance -> StatedAllergies.of(provenance).stream()));
  }

  private Stream<IdType> ofEncounter(Map<String, ResourceVersion> earlier) {
    return read(earlier, ENCOUNTER).map(Encounter.class::cast).stream()
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

  /** Restores a shared resource that an undo retracted while the visit did not refer to it. */
  private void reinstate(StoreTransaction writer, IdType name, ChangeSource cause) {
    List<ResourceVersion> history =
        tx.resources().history(name.getResourceType(), name.getIdPart());
    if (history.isEmpty() || isInUse(history.get(history.size() - 1))) {
      return;
    }
    history.stream()
        .filter(this::isInUse)
        .reduce((earlier, later) -> later)
        .flatMap(
            last ->
                versions.restored(
                    history.get(history.size() - 1), last, tx.resources().content(last.key())))
        .ifPresent(restored -> writer.resources().add(List.of(restored), cause));
  }

  private boolean isInUse(ResourceVersion version) {
    return !version.deleted()
        && !SharedResourceNames.isRetracted(
            FhirJsonReader.read(tx.resources().content(version.key())));
  }

  /**
   * Returns the version that restores the earlier content of a resource; empty if it is current.
   */
  private Optional<NewVersion> change(ResourceVersion now, Optional<ResourceVersion> before) {
    if (before.isEmpty()) {
      return versions.retraction(now, tx.resources().content(now.key()));
    }
    return versions.restored(now, before.get(), tx.resources().content(before.get().key()));
  }

  private static Visits.StoredVisit retracted(Visits.StoredVisit visit, ChangeSource cause) {
    return new Visits.StoredVisit(
        visit.key(), visit.identity(), visit.hash(), Visits.VisitState.RETRACTED, cause.job());
  }

  private Visits.StoredVisit restored(
      Visits.StoredVisit visit, Map<String, ResourceVersion> versions, ChangeSource cause) {
    return new Visits.StoredVisit(
        visit.key(),
        named(visit.identity(), versions),
        hash(versions),
        Visits.VisitState.CURRENT,
        cause.job());
  }

  private Visits.VisitIdentity named(
      Visits.VisitIdentity now, Map<String, ResourceVersion> versions) {
    return read(versions, ENCOUNTER)
        .map(Encounter.class::cast)
        .map(
            encounter ->
                new Visits.VisitIdentity(
                    now.system(),
                    now.id(),
                    encounter.getSubject().getReferenceElement().getIdPart(),
                    encounter.getPeriod().getStartElement().getValueAsString()))
        .orElse(now);
  }

  /**
   * Computes the hash as {@link SerializedVisit} does, in the order of the targets of the
   * Provenance.
   */
  private byte[] hash(Map<String, ResourceVersion> versions) {
    MessageDigest digest = Sha256.newDigest();
    read(versions, SerializedVisit.PROVENANCE)
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

  private Optional<Resource> read(Map<String, ResourceVersion> versions, String type) {
    return versions.values().stream()
        .filter(v -> v.type().equals(type))
        .findFirst()
        .map(v -> FhirJsonReader.read(tx.resources().content(v.key())));
  }
}
