package org.tpibridge.exchange.pull;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.conflict.ConflictReviews;
import org.tpibridge.exchange.conflict.ThreeWayMerge;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.outgoing.SentContents;
import org.tpibridge.mapping.EnteredInError;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;

/** Resources that were sent from here, as the EHR has them now. */
final class SentResources {
  private final PullTarget target;
  private final PullCounts counts;
  private final SentContents contents;

  /** Elements that the EHR dropped or altered in what was sent, by type. */
  private final Map<String, Set<String>> alteredByEhr;

  SentResources(PullTarget target, PullCounts counts) {
    this.target = target;
    this.counts = counts;
    this.contents = new SentContents(target.store(), target.name());
    this.alteredByEhr = alteredByEhr();
  }

  /** What was sent from here as a resource of the same type. */
  List<LedgerEntry> named(String remote) {
    List<LedgerEntry> entries =
        target.store().read(tx -> tx.exchange().ledger().findRemote(target.name(), remote));
    String type = remote.substring(0, remote.indexOf('/') + 1);
    return entries.stream().filter(entry -> entry.localReference().startsWith(type)).toList();
  }

  /** Whether the EHR has it as it was sent, except for what the EHR is known to change. */
  boolean isAsSent(RemoteContent content, LedgerEntry entry) {
    if (content.version().isPresent() && content.version().equals(entry.remoteVersion())) {
      return true;
    }
    return contents
        .of(entry)
        .filter(
            before ->
                alteredByEhr
                    .getOrDefault(content.type(), Set.of())
                    .containsAll(ThreeWayMerge.changed(before, content.resource())))
        .isPresent();
  }

  /** What was sent, with the EHR's ids. */
  Optional<Resource> content(LedgerEntry entry) {
    return contents.of(entry);
  }

  private Map<String, Set<String>> alteredByEhr() {
    Map<String, Set<String>> altered = new LinkedHashMap<>();
    List<ProvenCapability> proven =
        target.store().read(tx -> tx.exchange().capabilities().of(target.name()));
    proven.stream()
        .filter(ProvenCapability::accepted)
        .forEach(
            one ->
                altered
                    .computeIfAbsent(one.resourceType(), type -> new HashSet<>())
                    .addAll(Arrays.asList(one.details().split("[:;, ]+"))));
    return altered;
  }

  /** Somebody marked in the EHR what was sent from here, and what counts here. */
  void checkWithdrawn(
      StoreTransaction tx,
      RemoteContent content,
      List<LedgerEntry> own,
      Optional<Resource> before) {
    String element = content.type() + "." + EnteredInError.element(content.resource());
    if (target.settings().conflicts().winner(element) == Winner.EHR) {
      return;
    }
    boolean isNew = before.filter(WithdrawnResource::is).isEmpty();
    if (isNew
        && WithdrawnResource.is(content.resource())
        && !own.isEmpty()
        && own.get(0).state() != LedgerState.RETRACTED) {
      review(
          tx,
          own.get(0),
          ReviewKind.WITHDRAWN,
          content.name(),
          ConflictReviews.enteredInError(content.version()));
    }
  }

  void deleted(StoreTransaction tx, LedgerEntry entry, String remote) {
    review(tx, entry, ReviewKind.REMOVED, remote, "The EHR no longer has this resource.");
  }

  private void review(
      StoreTransaction tx, LedgerEntry entry, ReviewKind kind, String remote, String explanation) {
    tx.exchange()
        .reviews()
        .open(
            new NewReview(
                target.name(),
                entry.patientId(),
                kind,
                entry.localReference(),
                List.of(remote),
                explanation),
            target.clock().instant());
    counts.review();
  }
}
