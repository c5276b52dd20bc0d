package org.tpibridge.store.outbox;

import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.store.pulled.BulkExports;
import org.tpibridge.store.pulled.PullPositions;
import org.tpibridge.store.pulled.PulledResources;
import org.tpibridge.store.pulled.PulledScores;
import org.tpibridge.store.schedule.EhrConditions;
import org.tpibridge.store.schedule.EhrLeases;
import org.tpibridge.store.schedule.RaisedAlerts;

/** The tables of the exchange with EHRs, within one transaction. */
public interface ExchangeTables {
  KnownEhrs ehrs();

  Outbox outbox();

  OutboxClaims claims();

  WaitingPatients waiting();

  Ledger ledger();

  DeliveryAttempts attempts();

  ExchangeReviews reviews();

  EhrMatches matches();

  ProvenCapabilities capabilities();

  Disclosures disclosures();

  RequestCounts requestCounts();

  RemoteDeletions deletions();

  PulledResources pulled();

  PulledScores scores();

  PullPositions positions();

  BulkExports bulkExports();

  EhrLeases leases();

  EhrConditions conditions();

  RaisedAlerts alerts();

  /** The same tables, for transactions that write. */
  record WritableExchangeTables(
      KnownEhrs.WritableEhrs ehrs,
      Outbox.WritableOutbox outbox,
      OutboxClaims.WritableClaims claims,
      WaitingPatients waiting,
      Ledger.WritableLedger ledger,
      DeliveryAttempts.WritableAttempts attempts,
      ExchangeReviews.WritableReviews reviews,
      EhrMatches.WritableMatches matches,
      ProvenCapabilities.WritableCapabilities capabilities,
      Disclosures.WritableDisclosures disclosures,
      RequestCounts.WritableRequestCounts requestCounts,
      RemoteDeletions.WritableDeletions deletions,
      PulledResources.WritablePulledResources pulled,
      PulledScores.WritableScores scores,
      PullPositions.WritablePositions positions,
      BulkExports.WritableBulkExports bulkExports,
      EhrLeases.WritableLeases leases,
      EhrConditions.WritableConditions conditions,
      RaisedAlerts.WritableAlerts alerts)
      implements ExchangeTables {

    /**
     * @param ehrs names of the EHRs that changes are sent to
     * @param skipLocked the end of a select that locks rows and skips those that others have locked
     */
    public static WritableExchangeTables of(
        JdbcClient client,
        JdbcTemplate template,
        KeyAllocator keys,
        Collection<String> ehrs,
        String skipLocked) {
      return new WritableExchangeTables(
          new KnownEhrs.WritableEhrs(client),
          new Outbox.WritableOutbox(client, template, keys, ehrs),
          new OutboxClaims.WritableClaims(client, skipLocked),
          new WaitingPatients(client),
          new Ledger.WritableLedger(client),
          new DeliveryAttempts.WritableAttempts(client, keys),
          new ExchangeReviews.WritableReviews(client, keys),
          new EhrMatches.WritableMatches(client),
          new ProvenCapabilities.WritableCapabilities(client),
          new Disclosures.WritableDisclosures(client, keys),
          new RequestCounts.WritableRequestCounts(client),
          new RemoteDeletions.WritableDeletions(client),
          new PulledResources.WritablePulledResources(client, keys),
          new PulledScores.WritableScores(client, keys),
          new PullPositions.WritablePositions(client),
          new BulkExports.WritableBulkExports(client, keys),
          new EhrLeases.WritableLeases(client),
          new EhrConditions.WritableConditions(client),
          new RaisedAlerts.WritableAlerts(client));
    }
  }
}
