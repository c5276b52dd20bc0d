package org.tpibridge.rules;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stores one patient's sessions: at most {@value #CAPACITY}, those nearest in time to the one read
 * last, ordered by day. Sessions of one day have the order of the input.
 */
final class PatientSessions {
  static final int CAPACITY = 12;

  private final List<SeriesSession> sessions = new ArrayList<>(2);

  /**
   * Adds a session. A visit that is read again replaces its earlier session; on the same day, it
   * has the position of the earlier session.
   */
  void add(SeriesSession session) {
    for (int i = 0; i < sessions.size(); i++) {
      if (sessions.get(i).visit() == session.visit()
          && sessions.get(i).day().equals(session.day())) {
        sessions.set(i, session);
        return;
      }
    }
    sessions.removeIf(s -> s.visit() == session.visit());
    int at = sessions.size();
    while (at > 0 && sessions.get(at - 1).day().isAfter(session.day())) {
      at--;
    }
    sessions.add(at, session);
    if (sessions.size() > CAPACITY) {
      sessions.remove(fromFirst(session) >= fromLast(session) ? 0 : sessions.size() - 1);
    }
  }

  private long fromFirst(SeriesSession session) {
    return ChronoUnit.DAYS.between(sessions.get(0).day(), session.day());
  }

  private long fromLast(SeriesSession session) {
    return ChronoUnit.DAYS.between(session.day(), sessions.get(sessions.size() - 1).day());
  }

  /** Whether a session of a visit is stored, by the hash of the visit's id. */
  boolean has(long visit) {
    return sessions.stream().anyMatch(s -> s.visit() == visit);
  }

  boolean has(SeriesSession session) {
    return sessions.contains(session);
  }

  /** Returns the sessions in order of time. */
  List<SeriesSession> sessions() {
    return List.copyOf(sessions);
  }

  /** Returns this session and the later ones, whose findings it may change. */
  List<SeriesSession> from(SeriesSession session) {
    return List.copyOf(sessions.subList(sessions.indexOf(session), sessions.size()));
  }

  /** Returns the sessions of the same day that were read before it. */
  Stream<SeriesSession> earlierOnSameDay(SeriesSession session) {
    return before(session).filter(s -> s.day().equals(session.day()));
  }

  /**
   * Returns the injections of earlier days within a number of months before a session, in order of
   * time.
   *
   * @param codes procedure codes that make a visit an injection
   */
  List<SeriesSession> inMonthsBefore(SeriesSession session, int months, List<String> codes) {
    return before(session)
        .filter(s -> s.day().isBefore(session.day()))
        .filter(s -> s.day().plusMonths(months).isAfter(session.day()))
        .filter(s -> s.isInjection(codes))
        .toList();
  }

  private Stream<SeriesSession> before(SeriesSession session) {
    return sessions.subList(0, sessions.indexOf(session)).stream();
  }
}
