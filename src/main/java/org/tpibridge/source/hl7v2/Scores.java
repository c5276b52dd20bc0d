package org.tpibridge.source.hl7v2;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/**
 * Pain scores whose phase no word tells. The time of the injection tells it; where that is not
 * known, of two scores the earlier is taken as the one before. What can be neither is an error: a
 * score in the wrong phase is worse than none.
 */
final class Scores {
  /** What "immediately after" still means. */
  private static final Duration SOON = Duration.ofMinutes(60);

  private static final long HOURS_A_DAY = 24;
  private static final long DAYS_A_WEEK = 7;
  private static final long MOST_HOURS = 72;

  private final List<Fact.Score> scores = new ArrayList<>();
  private Optional<Instant> injected = Optional.empty();
  private Optional<Instant> finished = Optional.empty();

  void add(Fact.Score score) {
    scores.add(score);
  }

  /** The first time of an injection that the visit's messages tell. */
  void injected(Moment moment) {
    injected =
        moment
            .instant()
            .filter(i -> injected.isEmpty() || i.isBefore(injected.get()))
            .or(() -> injected);
  }

  void finished(Instant at) {
    finished = finished.filter(f -> !f.isBefore(at)).or(() -> Optional.of(at));
  }

  void tell(Candidates candidates, List<Finding> findings) {
    if (scores.isEmpty()) {
      return;
    }
    List<Fact.Score> timed =
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
                  Codes.PHASE,
                  "Of two pain scores, the earlier is taken as before and this as after the"
                      + " injection: nothing else tells which is which.")
              .at(timed.get(1).words().place()));
    } else {
      scores.forEach(s -> findings.add(unclear(s.words().place())));
    }
  }

  private void byTime(Fact.Score score, Instant injection, Candidates candidates) {
    Instant at = score.at().orElseThrow();
    Instant end = finished.filter(f -> !f.isBefore(injection)).orElse(injection);
    if (!at.isAfter(injection)) {
      // They are in the order of their times: the last one before counts.
      candidates.discard(Column.PAIN_BEFORE, Rank.SECOND);
      add(candidates, Column.PAIN_BEFORE, score);
    } else if (Duration.between(end, at).compareTo(SOON) <= 0) {
      candidates.discard(Column.PAIN_AFTER, Rank.SECOND);
      add(candidates, Column.PAIN_AFTER, score);
    } else {
      later(score, span(Duration.between(end, at)), candidates);
    }
  }

  private static void later(Fact.Score score, String span, Candidates candidates) {
    Words words = score.words();
    Words item =
        new Words(
            span + ":" + Fact.Score.withoutMaximum(words.text()), words.place(), Style.CANONICAL);
    candidates.add(Column.PAIN_LATER, Rank.SECOND, item);
  }

  private static void add(Candidates candidates, Column column, Fact.Score score) {
    candidates.add(column, Rank.SECOND, score.words());
  }

  private static String span(Duration since) {
    long hours = Math.round(since.toMinutes() / 60.0);
    if (hours <= MOST_HOURS) {
      return hours + "h";
    }
    long days = Math.round(hours / (double) HOURS_A_DAY);
    return days % DAYS_A_WEEK == 0 ? days / DAYS_A_WEEK + "w" : days + "d";
  }

  private static Finding unclear(Place place) {
    return Finding.error(
            Codes.PHASE,
            "A pain score, but is it before or after the injection? Send \"before\" or \"after\" in"
                + " OBX-3.2 or OBX-4, the times of the score (OBX-14) and of the injection, or name"
                + " the code in the map of segments.")
        .at(place)
        .suggesting("column: pain_before");
  }
}
