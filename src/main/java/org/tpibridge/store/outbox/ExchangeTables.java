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
public record ExchangeTables(
    KnownEhrs ehrs,
    Outbox outbox,
    OutboxClaims claims,
    WaitingPatients waiting,
    Ledger ledger,
    DeliveryAttempts attempts,
    ExchangeReviews reviews,
    EhrMatches matches,
    ProvenCapabilities capabilities,
    Disclosures disclosures,
    RequestCounts requestCounts,
    RemoteDeletions deletions,
    PulledResources pulled,
    PulledScores scores,
    PullPositions positions,
    BulkExports bulkExports,
    EhrLeases leases,
    EhrConditions conditions,
    RaisedAlerts alerts) {

  /**
   * @param ehrs names of the EHRs that changes are sent to
   * @param skipLocked the end of a select that locks rows and skips those that others have locked
   */
  public static ExchangeTables of(
      JdbcClient client,
      JdbcTemplate template,
      KeyAllocator keys,
      Collection<String> ehrs,
      String skipLocked) {
    return new ExchangeTables(
        new KnownEhrs(client),
        new Outbox(client, template, keys, ehrs),
        new OutboxClaims(client, skipLocked),
        new WaitingPatients(client),
        new Ledger(client),
        new DeliveryAttempts(client, keys),
        new ExchangeReviews(client, keys),
        new EhrMatches(client),
        new ProvenCapabilities(client),
        new Disclosures(client, keys),
        new RequestCounts(client),
        new RemoteDeletions(client),
        new PulledResources(client, keys),
        new PulledScores(client, keys),
        new PullPositions(client),
        new BulkExports(client, keys),
        new EhrLeases(client),
        new EhrConditions(client),
        new RaisedAlerts(client));
  }
}
