package org.tpibridge.persona.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests that a server received. */
public final class RequestJournal {
  private static final int MOST = 10_000;

  /**
   * A request.
   *
   * @param path with its query
   * @param authorized whether it had the header {@code Authorization}
   * @param status of the answer; 0 if there was none
   * @param fault name of the fault; empty if there was none
   */
  public record JournalEntry(
      String host, String method, String path, boolean authorized, int status, String fault) {}

  private final Deque<JournalEntry> entries = new ArrayDeque<>();

  public synchronized void add(JournalEntry entry) {
    if (entries.size() == MOST) {
      entries.removeFirst();
    }
    entries.addLast(entry);
  }

  public synchronized List<JournalEntry> entries() {
    return List.copyOf(entries);
  }
}
