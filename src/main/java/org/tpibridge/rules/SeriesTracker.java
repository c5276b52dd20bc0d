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
 * The series of patients' sessions, for the rules about repeats. Best in order of time; where an
 * earlier session comes later, what it shows of one read before is reported with the earlier one.
 *
 * <p>Stores at most {@value PatientSessions#CAPACITY} sessions of each of {@value #PATIENTS}
 * patients, by hashes; beyond that, the patient not seen for longest is dropped. Thread-safe: one
 * visit after the other.
 */
public final class SeriesTracker {
  static final int PATIENTS = 100_000;

  /** How many visits are read ahead, to look up their patients' sessions together. */
  private static final int READ_AHEAD = 256;

  private final List<Rule> rules;
  private final ConceptKeys keys;
  private final Optional<SessionHistory> history;
  private final Set<String> drugs;
  private final Map<Long, PatientSessions> patients;

  /**
   * @param history with the sessions before those of the input, where there is one
   * @param patientsKept at most
   */
  SeriesTracker(
      List<Rule> rules, ConceptKeys keys, Optional<SessionHistory> history, int patientsKept) {
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
            return size() > patientsKept;
          }
        };
  }

  /** A visit that is about to be added. */
  public record UpcomingSession(SessionKey key, LocalDate day) {}

  /** How many visits to read before {@link #prepare} is called with them; 0: it need not be. */
  public int readAhead() {
    return history.isPresent() ? READ_AHEAD : 0;
  }

  /**
   * Looks up the recorded sessions of the patients of the next visits, those nearest in time. Where
   * all that is recorded of a patient is among the next visits, it is added when its turn comes;
   * and a visit that comes as another patient's does not count for the patient of before.
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
            .filter(session -> !isAnothers(session.key(), upcoming))
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

  private static boolean isAnothers(SessionKey recorded, Map<Long, String> upcoming) {
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

  /** As many as a digest stores; the nearest last. */
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

  /** Adds recorded sessions. What they show among themselves was reported when they were read. */
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
      session.report(found.rule());
    }
  }

  private PatientSessions digest(SessionKey key) {
    return patients.computeIfAbsent(key.patientHash(), patient -> new PatientSessions());
  }

  /** Adds the next visit of the input; returns what is new about it and those after it. */
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
        session.report(found.rule());
        CheckMessage remark = found.remark();
        findings.add(
            rules.get(found.rule()).finding(session == now ? remark : remark.about(session.day())));
      }
    }
    return findings;
  }

  /**
   * @param rule its number
   */
  private record Found(int rule, CheckMessage remark) {}

  /** What is new about a session. */
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
        .filter(remark -> !session.isReported(number))
        .map(remark -> new Found(number, remark));
  }
}
