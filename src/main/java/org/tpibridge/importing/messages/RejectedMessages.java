package org.tpibridge.importing.messages;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/**
 * Reads the messages of a job that were rejected, or whose visit was, so that they can be corrected
 * and imported as a file.
 */
public record RejectedMessages(Store store, long job) {

  /**
   * Writes the messages that are still stored, byte for byte, in the order of arrival.
   *
   * @return their number
   */
  public int write(OutputStream out) throws IOException {
    List<byte[]> messages =
        store.read(tx -> List.copyOf(tx.messages().contents(numbers()).values()));
    for (byte[] message : messages) {
      out.write(message);
      if (message.length > 0 && message[message.length - 1] != '\r') {
        out.write('\r');
      }
    }
    return messages.size();
  }

  private Set<Long> numbers() {
    return store.read(
        tx -> {
          List<SourceRows.SourceRow> rows =
              new ArrayList<>(tx.sourceRows().withOutcome(job, RowOutcome.REJECTED));
          rows.addAll(tx.sourceRows().withOutcome(job, RowOutcome.UNREADABLE));
          Set<Long> numbers = new LinkedHashSet<>();
          rows.forEach(row -> numbers.addAll(tx.messages().ofRow(job, row.rowNumber())));
          return numbers;
        });
  }
}
