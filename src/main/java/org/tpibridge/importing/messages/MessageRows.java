package org.tpibridge.importing.messages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tpibridge.importing.DailyImport;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.StoredPlace;
import org.tpibridge.store.messages.StoredMessage;
import org.tpibridge.store.messages.StoredMessage.MessageState;

/**
 * The rows of one message.
 *
 * @param group the messages that were read together; empty if the message was not read with others
 * @param state what is recorded for the message
 * @param locks names to be locked
 * @param retracted finds the visits to be retracted
 */
record MessageRows(
    StoredMessage message,
    Optional<VisitGroup> group,
    String source,
    MessageState state,
    List<SerializedRow> rows,
    Set<String> locks,
    Function<StoreTransaction, List<DailyImport.RetractedVisit>> retracted)
    implements DailyImport.RowBatch {

  @Override
  public StoredPlace place() {
    return StoredPlace.ofMessage(message.number());
  }

  /** Whether the message still waits, and no other message of the visit arrived. */
  @Override
  public boolean isCurrent(StoreTransaction tx) {
    Optional<StoredMessage> now = tx.messages().find(message.number());
    return now.filter(found -> found.state() == MessageState.WAITING).isPresent()
        && !tx.messages().hasEarlierWaiting(source, message)
        && group
            .map(before -> VisitGroup.of(tx, source, message).numbers().equals(before.numbers()))
            .orElse(true);
  }

  @Override
  public List<DailyImport.RetractedVisit> retractions(StoreTransaction tx) {
    return retracted.apply(tx);
  }

  @Override
  public void saved(StoreTransaction tx, long job, long firstRow, long lastRow) {
    tx.messages().markHandled(message.number(), state, job, firstRow, lastRow);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "MessageRows[" + message.number() + "]";
  }
}
