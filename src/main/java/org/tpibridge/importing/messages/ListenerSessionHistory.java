package org.tpibridge.importing.messages;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.StoredSessions;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.erasure.ErasureException;
import org.tpibridge.rules.SessionHistory;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.visit.SessionSummary;

/**
 * Reads earlier sessions from the store for the listener. If the store cannot be read, the message
 * is still handled; the rules about repeated injections then see the received messages only.
 */
public record ListenerSessionHistory(StoredSessions stored) implements SessionHistory {
  private static final Logger log = LoggerFactory.getLogger(ListenerSessionHistory.class);

  @Override
  public List<RecordedSession> find(Set<String> patients) {
    return ifAvailable(() -> stored.find(patients), List.of());
  }

  @Override
  public Map<Long, SessionSummary> read(Collection<RecordedSession> sessions) {
    return ifAvailable(() -> stored.read(sessions), Map.of());
  }

  private static <T> T ifAvailable(Supplier<T> query, T none) {
    try {
      return query.get();
    } catch (StoreException | ErasureException | ImportException | UsageException e) {
      log.warn("The message is not compared with stored visits: {}", e.getMessage());
      return none;
    }
  }
}
