package org.tpibridge.exchange.planning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Outbox;

/**
 * What an EHR has of clinicians, organizations and locations, and what is stored now.
 *
 * @param ledger by {@code Type/id}: only what this program created there
 * @param resources by {@code Type/id}
 */
public record SharedSnapshot(
    Map<String, LedgerEntry> ledger, Map<String, LocalResource> resources) {

  public static SharedSnapshot read(StoreReader tx, String ehr) {
    Map<String, LedgerEntry> ledger = new TreeMap<>();
    Map<String, LocalResource> resources = new LinkedHashMap<>();
    SnapshotReader reader = new SnapshotReader(tx, ehr);
    for (LedgerEntry entry : tx.exchange().ledger().ofPatient(ehr, Outbox.NO_PATIENT)) {
      ledger.put(entry.localReference(), entry);
      reader
          .shared(entry.localReference())
          .ifPresent(resource -> resources.put(entry.localReference(), resource));
    }
    return new SharedSnapshot(ledger, resources);
  }

  /** Shows no names. */
  @Override
  public String toString() {
    return "SharedSnapshot[" + ledger.size() + "]";
  }
}
