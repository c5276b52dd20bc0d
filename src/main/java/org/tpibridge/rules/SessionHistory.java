package org.tpibridge.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tpibridge.visit.SessionSummary;

/** Sessions that were recorded before the input, such as those in a store. */
public interface SessionHistory {

  /**
   * A recorded session.
   *
   * @param number by which it is read; sessions of one day are in the order of their numbers
   * @param key with the patient that was asked for
   */
  record RecordedSession(long number, SessionKey key, LocalDate day) {}

  /** The recorded sessions of patients. */
  List<RecordedSession> find(Set<String> patients);

  /** The content of recorded sessions by their numbers; what cannot be read is missing. */
  Map<Long, SessionSummary> read(Collection<RecordedSession> sessions);
}
