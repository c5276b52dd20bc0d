package org.tpibridge.cli;

import org.tpibridge.cli.output.Console;
import org.tpibridge.exchange.TestDataGuard;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.importing.DataKindCheck;
import org.tpibridge.importing.IdentifierSystemsCheck;
import org.tpibridge.importing.UsageException;
import org.tpibridge.store.Store;

/** What every exchange with an EHR checks before the first request. */
final class ExchangeChecks {
  private ExchangeChecks() {}

  /**
   * Checks that the store has the kind of data and the identifier systems of the settings.
   *
   * @throws UsageException if it does not
   */
  static void store(CommandServices services, Console console, Store store, boolean demo) {
    new DataKindCheck(demo).check(store);
    new IdentifierSystemsCheck(services.sources()).check(store);
    InterruptedErasures.print(store, console.err());
  }

  /**
   * Checks that no test data reaches an EHR with patients.
   *
   * @throws UsageException if it would
   */
  static void testData(EhrSettings ehr, boolean demo) {
    TestDataGuard.refusal(ehr, demo)
        .ifPresent(
            refusal -> {
              throw new UsageException(refusal);
            });
  }
}
