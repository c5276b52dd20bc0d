package org.tpibridge.rules;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of one patient's sessions: at most {@value #CAPACITY}, those nearest in time to the
 * one read last, in the order of their days. Which of a day's sessions is first, the input says.
 */
final class PatientSessions {
  static final int CAPACITY = 12;

  private final List<SeriesSession> sessions = new ArrayList<>(2);

  /**
   * A visit that comes again takes the place of what was read of it before; on the same day, also
   * its place among the sessions of that day.
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

  /** Whether it has a session of a visit, by the hash of the visit's id. */
  boolean has(long visit) {
    return sessions.stream().anyMatch(s -> s.visit() == visit);
  }

  boolean has(SeriesSession session) {
    return sessions.contains(session);
  }

  /** In order of time. */
  List<SeriesSession> sessions() {
    return List.copyOf(sessions);
  }

  /** This session and those that come after it, on which it may throw a new light. */
  List<SeriesSession> from(SeriesSession session) {
    return List.copyOf(sessions.subList(sessions.indexOf(session), sessions.size()));
  }

  /** Those of the same day that the input told before it. */
  Stream<SeriesSession> earlierThatDay(SeriesSession session) {
    return before(session).filter(s -> s.day().equals(session.day()));
  }

  /**
   * The injections of earlier days, from which a number of months had not yet passed, in order of
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
