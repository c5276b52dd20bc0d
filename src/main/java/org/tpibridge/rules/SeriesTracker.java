package org.tpibridge.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.rules.SessionHistory.RecordedSession;
import org.tpibridge.visit.SessionSummary;
import org.tpibridge.visit.Visit;

/**
 * Tracks the sessions of patients for the rules about repeats. Works best in order of time. If an
 * earlier session is read later, its effect on sessions read before is reported with the earlier
 * session.
 *
 * <p>Stores at most {@value PatientSessions#CAPACITY} sessions for each of {@value #PATIENTS}
 * patients, by hashes; beyond that, the patient read least recently is dropped. Thread-safe; visits
 * are added one after the other.
 */
public final class SeriesTracker {
  static final int PATIENTS = 100_000;

  /** The number of visits that are read ahead, to look up their patients' sessions together. */
  private static final int READ_AHEAD = 256;

  private final List<Rule> rules;
  private final ConceptKeys keys;
  private final Optional<SessionHistory> history;
  private final Set<String> drugs;
  private final Map<Long, PatientSessions> patients;

  /**
   * @param history the sessions recorded before those of the input, if any
   * @param maxPatients the maximum number of patients
   */
  SeriesTracker(
      List<Rule> rules, ConceptKeys keys, Optional<SessionHistory> history, int maxPatients) {
    this.rules = rules.stream().filter(r -> r.check().ofSeries().isPresent()).toList();
    this.keys = keys;
    this.history = history.filter(h -> !this.rules.isEmpty());
    this.drugs =
        this.rules.stream()
            .filter(r -> r.check() == RuleCheck.DAILY_MAXIMUM)
            .map(r -> r.parameters().word("drug"))
            .collect(Collectors.toSet());
    this.patients =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, PatientSessions> eldest) {
            return size() > maxPatients;
          }
        };
  }

  /** A visit that will be added. */
  public record UpcomingSession(SessionKey key, LocalDate day) {}

  /**
   * Returns how many visits to read before {@link #prepare} is called with them; 0 if it is not
   * needed.
   */
  public int readAhead() {
    return history.isPresent() ? READ_AHEAD : 0;
  }

  /**
   * Looks up the recorded sessions of the patients of the next visits, those nearest in time. If
   * all recorded sessions of a patient are among the next visits, each is added when it is read. A
   * visit that now has another patient no longer counts for the former patient.
   */
  public synchronized void prepare(Collection<UpcomingSession> next) {
    if (history.isEmpty() || next.isEmpty()) {
      return;
    }
    Map<String, List<LocalDate>> days = new HashMap<>();
    Map<Long, String> upcoming = new HashMap<>();
    for (UpcomingSession visit : next) {
      days.computeIfAbsent(visit.key().patient(), patient -> new ArrayList<>()).add(visit.day());
      upcoming.put(visit.key().visitHash(), visit.key().patient());
    }
    Map<String, List<RecordedSession>> recorded =
        history.get().find(days.keySet()).stream()
            .filter(session -> !hasOtherPatient(session.key(), upcoming))
            .filter(session -> !isTracked(session.key()))
            .collect(Collectors.groupingBy(session -> session.key().patient()));
    List<RecordedSession> nearest =
        recorded.entrySet().stream()
            .filter(e -> !areAllUpcoming(e.getValue(), upcoming))
            .flatMap(e -> nearest(e.getValue(), days.getOrDefault(e.getKey(), List.of())))
            .toList();
    if (!nearest.isEmpty()) {
      add(nearest, history.get().read(nearest));
    }
  }

  private static boolean hasOtherPatient(SessionKey recorded, Map<Long, String> upcoming) {
    String patient = upcoming.getOrDefault(recorded.visitHash(), recorded.patient());
    return !patient.equals(recorded.patient());
  }

  private static boolean areAllUpcoming(
      List<RecordedSession> sessions, Map<Long, String> upcoming) {
    return sessions.stream().allMatch(s -> upcoming.containsKey(s.key().visitHash()));
  }

  private boolean isTracked(SessionKey key) {
    PatientSessions digest = patients.get(key.patientHash());
    return digest != null && digest.has(key.visitHash());
  }

  /** Returns as many as a series stores; the nearest last. */
  private static Stream<RecordedSession> nearest(
      List<RecordedSession> sessions, List<LocalDate> days) {
    Comparator<RecordedSession> byDistance = Comparator.comparingLong(s -> distance(s.day(), days));
    return sessions.stream()
        .sorted(byDistance.thenComparing(RecordedSession::number))
        .limit(PatientSessions.CAPACITY)
        .sorted(byDistance.reversed().thenComparing(RecordedSession::number));
  }

  private static long distance(LocalDate day, List<LocalDate> days) {
    return days.stream().mapToLong(d -> Math.abs(ChronoUnit.DAYS.between(day, d))).min().orElse(0);
  }

  /** Adds recorded sessions. Findings among them were reported when they were read. */
  private void add(List<RecordedSession> recorded, Map<Long, SessionSummary> contents) {
    Map<SeriesSession, PatientSessions> added = new LinkedHashMap<>();
    for (RecordedSession each : recorded) {
      SessionSummary content = contents.get(each.number());
      if (content != null) {
        PatientSessions digest = digest(each.key());
        SeriesSession session = SeriesSession.of(each.key().visitHash(), content, keys, drugs);
        digest.add(session);
        added.put(session, digest);
      }
    }
    added.forEach((session, digest) -> markReported(digest, session));
  }

  private void markReported(PatientSessions digest, SeriesSession session) {
    for (Found found : findings(digest, session)) {
      session.markReported(found.rule());
    }
  }

  private PatientSessions digest(SessionKey key) {
    return patients.computeIfAbsent(key.patientHash(), patient -> new PatientSessions());
  }

  /**
   * Adds the next visit of the input. Returns the new findings about it and about later sessions.
   */
  public synchronized List<RuleFinding> next(SessionKey key, Visit visit) {
    if (rules.isEmpty()) {
      return List.of();
    }
    PatientSessions digest = digest(key);
    SeriesSession now = SeriesSession.of(key.visitHash(), SessionSummary.of(visit), keys, drugs);
    digest.add(now);
    List<RuleFinding> findings = new ArrayList<>();
    for (SeriesSession session : digest.from(now)) {
      for (Found found : findings(digest, session)) {
        session.markReported(found.rule());
        CheckMessage message = found.message();
        findings.add(
            rules
                .get(found.rule())
                .finding(session == now ? message : message.about(session.day())));
      }
    }
    return findings;
  }

  /**
   * @param rule the index of the rule
   */
  private record Found(int rule, CheckMessage message) {}

  /** A new finding about a session. */
  private List<Found> findings(PatientSessions digest, SeriesSession session) {
    List<Found> all = new ArrayList<>();
    if (digest.has(session)) {
      for (int i = 0; i < rules.size(); i++) {
        look(digest, session, i).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<Found> look(PatientSessions digest, SeriesSession session, int number) {
    Rule rule = rules.get(number);
    if (!rule.appliesTo(session.day())) {
      return Optional.empty();
    }
    return rule.check()
        .ofSeries()
        .flatMap(check -> check.evaluate(digest, session, rule.parameters()))
        .filter(message -> !session.isReported(number))
        .map(message -> new Found(number, message));
  }
}
