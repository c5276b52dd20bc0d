package org.tpibridge.exchange.push;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.PushPolicy.HistoricalLoad;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.OutboxClaims.Claim;
import org.tpibridge.store.outbox.OutboxClaims.ClaimScope;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.store.resources.Visits.VisitState;

/**
 * Sends historical visits after all others, and only when the settings allow it. A patient with
 * both is sent twice: first without the historical visits, later with them.
 */
final class HistoricalVisits {
  private final PushTarget target;
  private final HistoricalLoad load;

  HistoricalVisits(PushTarget target) {
    this.target = target;
    this.load = target.settings().push().historical();
  }

  /** Stores from which day on visits are not historical, for changes that are made from now on. */
  void begin() {
    Optional<LocalDate> from = newVisitsFrom();
    Optional<LocalDate> stored =
        target
            .store()
            .read(tx -> tx.exchange().ehrs().find(target.name()))
            .flatMap(KnownEhr::newVisitsFrom);
    if (!stored.equals(from)) {
      target.store().update(tx -> tx.exchange().ehrs().setNewVisitsFrom(target.name(), from));
    }
  }

  private Optional<LocalDate> newVisitsFrom() {
    EhrSettings settings = target.settings();
    return load.newVisitsFrom(now().atZone(settings.limits().zone()).toLocalDate());
  }

  /** Which patients are claimed now. */
  ClaimScope scope() {
    return load.isSent(now(), target.settings().limits())
        ? ClaimScope.ALL
        : ClaimScope.WITHOUT_HISTORICAL;
  }

  /** The visits that are sent with a claim. */
  PushTarget target(Claim claim) {
    return claim.historical() ? target : newVisitsFrom().map(target::newVisitsFrom).orElse(target);
  }

  /** Whether the patient has historical visits that were not sent with the claim. */
  boolean isLeft(StoreReader tx, Claim claim) {
    Optional<LocalDate> from = newVisitsFrom();
    if (from.isEmpty() || claim.historical()) {
      return false;
    }
    Set<Long> pushed =
        tx.exchange().ledger().ofPatient(claim.ehr(), claim.patientId()).stream()
            .map(LedgerEntry::visit)
            .flatMapToLong(visit -> visit.stream())
            .boxed()
            .collect(Collectors.toSet());
    return tx.visits().ofPatient(claim.patientId()).stream()
        .anyMatch(visit -> isSentLater(visit, from.get()) && !pushed.contains(visit.key()));
  }

  private boolean isSentLater(StoredVisit visit, LocalDate from) {
    LocalDate day = visit.identity().day();
    return visit.state() == VisitState.CURRENT
        && day.isBefore(from)
        && target.settings().push().sendFrom().map(first -> !day.isBefore(first)).orElse(true);
  }

  private Instant now() {
    return target.clock().instant();
  }
}
