package org.tpibridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.outbox.Ledger;

@OnEachDatabase
class LedgerContractTest {
  private final Store store;

  LedgerContractTest(TestDatabase database) {
    store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void newEntryReplacesTheOneBefore() {
    set(entry("north", "Procedure/1", Ledger.LedgerState.UNKNOWN, Optional.empty(), 1));
    Ledger.LedgerEntry sent =
        entry("north", "Procedure/1", Ledger.LedgerState.SENT, Optional.of("77"), 2);
    set(sent);

    Optional<Ledger.LedgerEntry> found =
        store.read(tx -> tx.exchange().ledger().find("north", "Procedure/1"));
    assertThat(found.orElseThrow()).usingRecursiveComparison().isEqualTo(sent);
  }

  @Test
  void eachEhrHasSeparateEntries() {
    set(entry("north", "Procedure/1", Ledger.LedgerState.SENT, Optional.of("77"), 1));
    Optional<Ledger.LedgerEntry> other =
        store.read(tx -> tx.exchange().ledger().find("south", "Procedure/1"));
    assertThat(other).isEmpty();
  }

  @Test
  void longestWaitingEntryIsFirst() {
    set(entry("north", "Procedure/3", Ledger.LedgerState.SENDING, Optional.empty(), 3));
    set(entry("north", "Procedure/1", Ledger.LedgerState.SENDING, Optional.empty(), 1));
    set(entry("north", "Procedure/2", Ledger.LedgerState.REFUSED, Optional.empty(), 2));
    set(entry("north", "Procedure/4", Ledger.LedgerState.SENDING, Optional.empty(), 4));

    List<Ledger.LedgerEntry> waiting =
        store.read(tx -> tx.exchange().ledger().inState("north", Ledger.LedgerState.SENDING, 2));
    assertThat(waiting)
        .extracting(Ledger.LedgerEntry::localReference)
        .containsExactly("Procedure/1", "Procedure/3");
  }

  @Test
  void findsAllResourcesOfOneDocumentOfTheEhr() {
    set(entry("north", "Procedure/1", Ledger.LedgerState.SENT, Optional.of("D/1"), 1));
    set(entry("north", "Goal/2", Ledger.LedgerState.SENT, Optional.of("D/1"), 1));
    set(entry("south", "Goal/2", Ledger.LedgerState.SENT, Optional.of("D/1"), 1));

    List<Ledger.LedgerEntry> carried =
        store.read(tx -> tx.exchange().ledger().findRemote("north", "D/1"));
    assertThat(carried)
        .extracting(Ledger.LedgerEntry::localReference)
        .containsExactly("Goal/2", "Procedure/1");
  }

  private void set(Ledger.LedgerEntry entry) {
    store.write(
        tx -> {
          tx.exchange().ledger().set(entry);
          return entry;
        });
  }

  private static Ledger.LedgerEntry entry(
      String target, String source, Ledger.LedgerState state, Optional<String> remote, int second) {
    return new Ledger.LedgerEntry(
        target,
        source,
        "patient-1",
        OptionalLong.of(7),
        8,
        new byte[32],
        remote,
        remote,
        Optional.empty(),
        state,
        "put",
        Instant.ofEpochSecond(second));
  }
}
