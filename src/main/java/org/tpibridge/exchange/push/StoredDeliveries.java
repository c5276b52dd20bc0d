package org.tpibridge.exchange.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Rejected;
import org.tpibridge.exchange.client.ReplyVerdict;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.outbox.DeliveryAttempts.AttemptResult;
import org.tpibridge.store.outbox.DeliveryAttempts.NewAttempt;
import org.tpibridge.store.outbox.DeliveryAttempts.RequestKind;
import org.tpibridge.store.outbox.Disclosures.Disclosure;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;
import org.tpibridge.store.outbox.Outbox;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;

/** Stores what is about to be sent to an EHR, and the results. */
final class StoredDeliveries implements DeliveryRecorder {
  private static final Set<String> SHARED_BY_PATIENTS =
      Set.of("Practitioner", "Organization", "Location");

  private final PushTarget target;
  private final String patientId;

  StoredDeliveries(PushTarget target, String patientId) {
    this.target = target;
    this.patientId = patientId;
  }

  @Override
  public OpenAttempt begin(RequestKind kind, OptionalLong visit, List<PreparedResource> prepared) {
    List<PlannedResource> resources = prepared.stream().map(PreparedResource::planned).toList();
    Instant now = now();
    return target
        .store()
        .write(
            tx -> {
              for (PlannedResource resource : resources) {
                tx.exchange().ledger().set(sending(resource, now));
              }
              Optional<String> only =
                  resources.size() == 1 ? Optional.of(resources.get(0).name()) : Optional.empty();
              long key =
                  tx.exchange()
                      .attempts()
                      .begin(new NewAttempt(target.name(), patientId, visit, only, kind, now));
              return new OpenAttempt(key, resources);
            });
  }

  /**
   * What the EHR has keeps its version, which a merge compares with. Something new has no id at the
   * EHR until the EHR confirms it.
   */
  private LedgerEntry sending(PlannedResource resource, Instant now) {
    if (isMessage(resource)) {
      // Of a lost acknowledgment, the version must be known; the reference is the earlier one.
      return entry(resource, LedgerState.SENDING, resource.remote(), Optional.empty(), now);
    }
    return resource.remote().isPresent()
        ? resource.before().orElseThrow().in(LedgerState.SENDING, now)
        : entry(resource, LedgerState.SENDING, Optional.empty(), Optional.empty(), now);
  }

  private static boolean isMessage(PlannedResource resource) {
    return resource.choice().method() == SendMethod.MESSAGE;
  }

  /** The entry of something that the EHR may or may not have. */
  static LedgerEntry entry(
      PushTarget target, String patientId, PlannedResource planned, LedgerState state) {
    return new StoredDeliveries(target, patientId)
        .entry(planned, state, Optional.empty(), Optional.empty(), target.clock().instant());
  }

  private LedgerEntry entry(
      PlannedResource planned,
      LedgerState state,
      Optional<String> remote,
      Optional<String> version,
      Instant now) {
    LocalResource resource = planned.resource();
    return new LedgerEntry(
        target.name(),
        resource.name(),
        patientOf(resource),
        resource.version().visit(),
        resource.version().key(),
        resource.version().hash(),
        remote,
        version,
        Optional.empty(),
        state,
        ColumnValues.enumWord(planned.choice().method()),
        now);
  }

  /** Clinicians, organizations and locations belong to no patient, so no erasure removes them. */
  private String patientOf(LocalResource resource) {
    return SHARED_BY_PATIENTS.contains(resource.type()) ? Outbox.NO_PATIENT : patientId;
  }

  @Override
  public void accepted(OpenAttempt attempt, EhrReply reply, List<Confirmed> confirmed) {
    Instant now = now();
    target
        .store()
        .update(
            tx -> {
              end(tx, attempt.key(), AttemptResult.ACCEPTED, reply, now);
              for (Confirmed one : confirmed) {
                confirm(tx, one, now);
              }
              tx.exchange().ehrs().succeeded(target.name(), now);
            });
  }

  private void confirm(StoreTransaction tx, Confirmed one, Instant now) {
    LedgerEntry entry = entry(one, now);
    tx.exchange().ledger().set(entry);
    disclose(tx, entry, now);
  }

  private LedgerEntry entry(Confirmed one, Instant now) {
    LocalResource resource = one.resource().resource();
    LedgerState state =
        resource.deleted()
            ? LedgerState.DELETED
            : resource.retracted() ? LedgerState.RETRACTED : LedgerState.SENT;
    return entry(one.resource(), state, Optional.of(one.remote()), one.version(), now);
  }

  private void disclose(StoreTransaction tx, LedgerEntry sent, Instant now) {
    tx.exchange()
        .disclosures()
        .add(
            new Disclosure(
                sent.ehr(),
                sent.patientId(),
                sent.localReference(),
                sent.remoteReference().orElseThrow(),
                sent.hash(),
                now,
                target.authority()));
  }

  @Override
  public void unchanged(List<Confirmed> confirmed) {
    Instant now = now();
    target
        .store()
        .update(tx -> confirmed.forEach(one -> tx.exchange().ledger().set(entry(one, now))));
  }

  @Override
  public void notDone(OpenAttempt attempt, AttemptResult result, EhrReply reply, boolean refused) {
    Instant now = now();
    target
        .store()
        .update(
            tx -> {
              end(tx, attempt.key(), result, reply, now);
              for (PlannedResource resource : attempt.resources()) {
                restore(tx, resource, refused, now);
              }
            });
  }

  private void restore(
      StoreTransaction tx, PlannedResource resource, boolean refused, Instant now) {
    if (resource.remote().isPresent() && isMessage(resource) && refused) {
      // The receiver has the earlier version, and will not accept this one.
      tx.exchange()
          .ledger()
          .set(entry(resource, LedgerState.REFUSED, resource.remote(), Optional.empty(), now));
    } else if (resource.remote().isPresent()) {
      tx.exchange().ledger().set(resource.before().orElseThrow());
    } else if (refused) {
      tx.exchange()
          .ledger()
          .set(entry(resource, LedgerState.REFUSED, Optional.empty(), Optional.empty(), now));
    } else if (resource.before().isPresent()) {
      tx.exchange().ledger().set(resource.before().get());
    } else {
      tx.exchange().ledger().remove(target.name(), resource.name());
    }
  }

  @Override
  public void unknown(OpenAttempt attempt, EhrReply reply) {
    Instant now = now();
    target
        .store()
        .update(
            tx -> {
              end(tx, attempt.key(), AttemptResult.UNKNOWN, reply, now);
              for (PlannedResource resource : attempt.resources()) {
                if (resource.remote().isEmpty()) {
                  tx.exchange()
                      .ledger()
                      .set(
                          entry(
                              resource,
                              LedgerState.UNKNOWN,
                              Optional.empty(),
                              Optional.empty(),
                              now));
                }
              }
            });
  }

  private void end(
      StoreTransaction tx, long attempt, AttemptResult result, EhrReply reply, Instant now) {
    Optional<OperationOutcome> outcome =
        reply instanceof Refused refused
            ? refused.outcome()
            : reply instanceof Rejected rejected
                ? Optional.of(rejected.outcome())
                : Optional.empty();
    tx.exchange()
        .attempts()
        .end(
            attempt,
            result,
            ReplyVerdict.of(reply).status(),
            outcome.map(StoredDeliveries::json),
            now);
  }

  private static String json(OperationOutcome outcome) {
    return new String(FhirJsonWriter.compact().bytes(outcome), UTF_8);
  }

  @Override
  public void obsolete(ReviewKind kind, String localReference) {
    target.store().update(tx -> obsolete(tx, kind, localReference));
  }

  private void obsolete(StoreTransaction tx, ReviewKind kind, String localReference) {
    tx.exchange().reviews().resolveObsolete(target.name(), patientId, kind, localReference, now());
  }

  @Override
  public void abandoned(List<LedgerEntry> unresolved) {
    Instant now = now();
    target
        .store()
        .update(
            tx -> {
              tx.exchange().attempts().endAbandoned(target.name(), patientId, now);
              unresolved.stream()
                  .filter(entry -> entry.state() == LedgerState.SENDING)
                  .forEach(entry -> tx.exchange().ledger().set(entry.in(LedgerState.UNKNOWN, now)));
            });
  }

  @Override
  public void outdated(List<PlannedResource> resources) {
    Instant now = now();
    target
        .store()
        .update(
            tx -> {
              for (PlannedResource resource : resources) {
                LedgerEntry before = resource.before().orElseThrow();
                byte[] newer = resource.resource().version().hash();
                tx.exchange().ledger().set(before.outdatedBy(newer, now));
              }
            });
  }

  @Override
  public void set(List<PlannedResource> resources, LedgerState state) {
    Instant now = now();
    target
        .store()
        .update(
            tx -> {
              for (PlannedResource resource : resources) {
                tx.exchange()
                    .ledger()
                    .set(entry(resource, state, Optional.empty(), Optional.empty(), now));
              }
            });
  }

  @Override
  public void resolved(LedgerEntry entry, Optional<String> remote, Optional<String> version) {
    Instant now = now();
    target
        .store()
        .update(
            tx -> {
              obsolete(tx, ReviewKind.UNKNOWN_RESULT, entry.localReference());
              if (remote.isEmpty()) {
                tx.exchange().ledger().remove(target.name(), entry.localReference());
              } else {
                LedgerEntry found = entry.found(remote.get(), version, LedgerState.SENT, now);
                tx.exchange().ledger().set(found);
                disclose(tx, found, now);
              }
            });
  }

  @Override
  public void notSupported(String type, String interaction, String reason) {
    target
        .store()
        .update(
            tx ->
                tx.exchange()
                    .capabilities()
                    .set(
                        new ProvenCapability(
                            target.name(), type, interaction, false, reason, now())));
  }

  @Override
  public void review(NewReview item) {
    target.store().update(tx -> tx.exchange().reviews().open(item, now()));
  }

  @Override
  public void matched(
      LocalResource resource, Optional<String> remote, MatchMethod method, String explanation) {
    EhrMatch match =
        new EhrMatch(
            target.name(),
            resource.name(),
            patientOf(resource),
            remote,
            method,
            explanation,
            now());
    target
        .store()
        .update(
            tx -> {
              tx.exchange().matches().set(match);
              obsolete(tx, ReviewKind.PATIENT, resource.name());
            });
  }

  @Override
  public String patientId() {
    return patientId;
  }

  private Instant now() {
    return target.clock().instant();
  }
}
