package org.tpibridge.reading.hl7v2.resolution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Time;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.visit.Column;

/**
 * Determines the phase of pain scores that is not stated in words. The time of the injection
 * determines it. If that is not known, the earlier of two scores is read as the one before. Any
 * other score is an error, because a score in the wrong phase is worse than none.
 */
final class PainScoreTiming {
  /** The time after the injection that still counts as "immediately after". */
  private static final Duration SOON_AFTER = Duration.ofMinutes(60);

  private static final long HOURS_A_DAY = 24;
  private static final long DAYS_A_WEEK = 7;
  private static final long MAX_HOURS = 72;

  private final List<StatedFact.ScoreWithoutPhase> scores = new ArrayList<>();
  private Optional<Instant> injected = Optional.empty();
  private Optional<Instant> finished = Optional.empty();

  void add(StatedFact.ScoreWithoutPhase score) {
    scores.add(score);
  }

  /** Returns the first time of an injection in the visit's messages. */
  void injected(Hl7Time moment) {
    injected =
        moment
            .instant()
            .filter(i -> injected.isEmpty() || i.isBefore(injected.get()))
            .or(() -> injected);
  }

  void finished(Instant at) {
    finished = finished.filter(f -> !f.isBefore(at)).or(() -> Optional.of(at));
  }

  /** The end of the visit or, if it is not known, the time of the injection. */
  Optional<Instant> end() {
    return finished.filter(at -> injected.filter(at::isBefore).isEmpty()).or(() -> injected);
  }

  void addTo(CandidateValues candidates, List<Finding> findings) {
    if (scores.isEmpty()) {
      return;
    }
    List<StatedFact.ScoreWithoutPhase> timed =
        scores.stream()
            .filter(s -> s.at().isPresent())
            .sorted(Comparator.comparing(s -> s.at().orElseThrow()))
            .toList();
    if (timed.size() == scores.size() && injected.isPresent()) {
      timed.forEach(s -> byTime(s, injected.get(), candidates));
    } else if (timed.size() == 2
        && scores.size() == 2
        && !timed.get(0).at().equals(timed.get(1).at())) {
      add(candidates, Column.PAIN_BEFORE, timed.get(0));
      add(candidates, Column.PAIN_AFTER, timed.get(1));
      findings.add(
          Finding.warning(
                  Hl7FindingCodes.PHASE,
                  "Of two pain scores, the earlier was read as before and this one as after the"
                      + " injection, because the messages do not state which is which.")
              .at(timed.get(1).value().place()));
    } else {
      scores.forEach(s -> findings.add(unclear(s.value().place())));
    }
  }

  private void byTime(
      StatedFact.ScoreWithoutPhase score, Instant injection, CandidateValues candidates) {
    Instant at = score.at().orElseThrow();
    Instant end = finished.filter(f -> !f.isBefore(injection)).orElse(injection);
    if (!at.isAfter(injection)) {
      // The scores are ordered by time; the last one before the injection is used.
      candidates.discard(Column.PAIN_BEFORE, Precedence.SECOND);
      add(candidates, Column.PAIN_BEFORE, score);
    } else if (Duration.between(end, at).compareTo(SOON_AFTER) <= 0) {
      candidates.discard(Column.PAIN_AFTER, Precedence.SECOND);
      add(candidates, Column.PAIN_AFTER, score);
    } else {
      later(score, span(Duration.between(end, at)), candidates);
    }
  }

  private static void later(
      StatedFact.ScoreWithoutPhase score, String span, CandidateValues candidates) {
    RawValue value = score.value();
    RawValue item =
        new RawValue(
            span + ":" + StatedFact.ScoreWithoutPhase.withoutMaximum(value.text()),
            value.place(),
            ValueStyle.CANONICAL);
    candidates.add(Column.PAIN_LATER, Precedence.SECOND, item);
  }

  private static void add(
      CandidateValues candidates, Column column, StatedFact.ScoreWithoutPhase score) {
    candidates.add(column, Precedence.SECOND, score.value());
  }

  private static String span(Duration since) {
    long hours = Math.round(since.toMinutes() / 60.0);
    if (hours <= MAX_HOURS) {
      return hours + "h";
    }
    long days = Math.round(hours / (double) HOURS_A_DAY);
    return days % DAYS_A_WEEK == 0 ? days / DAYS_A_WEEK + "w" : days + "d";
  }

  private static Finding unclear(Place place) {
    return Finding.error(
            Hl7FindingCodes.PHASE,
            "The message does not state whether this pain score is from before or after the injection. Send \"before\" or \"after\" in"
                + " OBX-3.2 or OBX-4, the times of the score (OBX-14) and of the injection, or name"
                + " the code in the segment map.")
        .at(place)
        .withSuggestion("column: pain_before");
  }
}
