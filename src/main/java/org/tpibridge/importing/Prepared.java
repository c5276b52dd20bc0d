package org.tpibridge.importing;

import java.util.Optional;
import org.tpibridge.checking.Checked;
import org.tpibridge.source.Original;

/**
 * A row with all done to it that needs no store; made by many threads.
 *
 * @param visit empty where the row is rejected
 * @param bytes that it holds, about
 */
record Prepared(Checked checked, Optional<PreparedVisit> visit, long bytes) {

  static Prepared of(Checked checked) {
    if (checked instanceof Checked.Accepted accepted) {
      PreparedVisit visit = PreparedVisit.of(accepted);
      return new Prepared(checked, Optional.of(visit), visit.bytes());
    }
    if (checked instanceof Checked.Rejected rejected) {
      return new Prepared(
          checked, Optional.empty(), rejected.originals().stream().mapToLong(Prepared::size).sum());
    }
    return new Prepared(checked, Optional.empty(), 0);
  }

  private static long size(Original original) {
    if (original instanceof Original.Row row) {
      return row.rest().length() + row.cells().stream().mapToLong(String::length).sum();
    }
    return original instanceof Original.Text text ? text.text().length() : 0;
  }
}
