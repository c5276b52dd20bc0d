package org.tpibridge.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tpibridge.visit.SessionSummary;

/** Reads sessions that were recorded before the input, such as those in a store. */
public interface SessionHistory {

  /**
   * A recorded session.
   *
   * @param number the number by which it is read; sessions of one day have the order of their
   *     numbers
   * @param key the session with the patient that was requested
   */
  record RecordedSession(long number, SessionKey key, LocalDate day) {}

  /** Returns the recorded sessions of patients. */
  List<RecordedSession> find(Set<String> patients);

  /**
   * Returns the content of recorded sessions by their numbers; sessions that cannot be read are
   * missing.
   */
  Map<Long, SessionSummary> read(Collection<RecordedSession> sessions);
}
