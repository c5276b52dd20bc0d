package org.tpibridge.exchange.pull;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.tpibridge.store.pulled.BulkExports.BulkExport;
import org.tpibridge.store.pulled.BulkExports.ExportState;
import org.tpibridge.store.pulled.PullPositions;

/** Ends a bulk export: stores its result, and removes its files from the EHR. */
final class BulkEnding {
  private final PullTarget target;
  private final PullCounts counts;

  BulkEnding(PullTarget target, PullCounts counts) {
    this.target = target;
    this.counts = counts;
  }

  void done(BulkExport export) {
    target
        .store()
        .update(
            tx -> {
              tx.exchange().bulkExports().end(export.key(), ExportState.DONE, Optional.empty());
              if (target.settings().pull().exportsAllPatients()) {
                export
                    .transactionTime()
                    .ifPresent(time -> continueBySearch(tx.exchange().positions(), time));
              }
            });
    delete(export);
  }

  /** Searches continue where the export ended. */
  private void continueBySearch(PullPositions.WritablePositions positions, Instant time) {
    for (String type : PolledTypes.ALL) {
      boolean later =
          positions
              .find(target.name(), type, PullPositions.POPULATION)
              .filter(position -> position.isAfter(time))
              .isPresent();
      if (!later) {
        positions.set(
            target.name(), type, PullPositions.POPULATION, "", time, target.clock().instant());
      }
    }
  }

  void failed(BulkExport export, String reason) {
    counts.error(reason);
    target
        .store()
        .update(
            tx ->
                tx.exchange()
                    .bulkExports()
                    .end(export.key(), ExportState.FAILED, Optional.of(reason)));
    delete(export);
  }

  /** The EHR may remove its files; if it does not, they expire. */
  private void delete(BulkExport export) {
    try {
      target.bulk().delete(export.statusUrl());
    } catch (IOException e) {
      // Not an error: everything was read.
      return;
    }
  }
}
