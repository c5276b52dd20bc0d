package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.shorthand.PainElement.Break;
import org.tpibridge.reading.shorthand.PainElement.Change;
import org.tpibridge.reading.shorthand.PainElement.Measure;
import org.tpibridge.reading.shorthand.PainElement.When;
import org.tpibridge.reading.shorthand.PainElement.WrittenScore;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;

/** Reads scores with their times: {@code 7/10}, {@code 7→3}, {@code pre 8, post 3, 4 at 2 wks}. */
final class PainReader {
  private final RegionalConventions conventions;
  private final PainScale visitScale;
  private final CellFindings findings;

  PainReader(RegionalConventions conventions, PainScale visitScale, CellFindings findings) {
    this.conventions = conventions;
    this.visitScale = visitScale;
    this.findings = findings;
  }

  Optional<PainScores> read() {
    TokenCursor tokens = TokenCursor.of(findings.cell(), Lexer.Numbers.DECIMAL);
    PainElementParser words = new PainElementParser(tokens, findings);
    Optional<List<PainElement>> elements = words.read();
    if (elements.isEmpty()) {
      return Optional.empty();
    }
    List<Dated> scores = dated(elements.get());
    if (findings.rejected()) {
      return Optional.empty();
    }
    if (scores.isEmpty()) {
      findings.reject("the score is missing. Write a number from 0 to 10.");
      return Optional.empty();
    }
    Optional<PainScale> stated = words.scale().or(() -> measured(scores));
    ScoreGrammar values =
        new ScoreGrammar(stated.orElse(visitScale), conventions.painRange(), findings);
    return new Timed(values).hasStatedTime(scores, stated);
  }

  private static Optional<PainScale> measured(List<Dated> scores) {
    boolean inLength = scores.stream().anyMatch(s -> s.score.measure() != Measure.POINTS);
    return inLength ? Optional.of(PainScale.VAS) : Optional.empty();
  }

  /** A score whose time is being determined. */
  private static final class Dated {
    final WrittenScore score;
    Optional<When> when = Optional.empty();

    /** The change from the score before it. */
    Optional<Change> change = Optional.empty();

    Dated(WrittenScore score) {
      this.score = score;
    }
  }

  /**
   * Assigns each score the adjacent time: the one before it if the part starts with a time, or the
   * one after it.
   */
  private List<Dated> dated(List<PainElement> elements) {
    List<Dated> scores = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= elements.size(); i++) {
      if (i == elements.size() || elements.get(i) instanceof Break) {
        part(elements.subList(start, i), scores);
        start = i + 1;
      }
    }
    return scores;
  }

  private void part(List<PainElement> part, List<Dated> scores) {
    boolean timeFirst =
        part.stream()
            .filter(e -> e instanceof WrittenScore || e instanceof When)
            .findFirst()
            .map(When.class::isInstance)
            .orElse(false);
    Optional<When> waiting = Optional.empty();
    Optional<Change> change = Optional.empty();
    Dated last = null;
    for (PainElement element : part) {
      if (element instanceof Change c) {
        change = Optional.of(c);
      } else if (element instanceof WrittenScore score) {
        last = new Dated(score);
        last.change = scores.isEmpty() ? Optional.empty() : change;
        last.when = waiting;
        waiting = Optional.empty();
        change = Optional.empty();
        scores.add(last);
      } else if (element instanceof When when) {
        if (!timeFirst && last != null && last.when.isEmpty()) {
          last.when = Optional.of(when);
        } else if (waiting.isEmpty() && (timeFirst || last == null)) {
          waiting = Optional.of(when);
        } else {
          findings.reject(
              "it is not clear which score belongs to which time. Write scores with their times,"
                  + " such as pre 8, post 3.");
          return;
        }
      }
    }
    if (waiting.isPresent() || (change.isPresent() && last == null)) {
      findings.reject(
          "the score of a time or a change is missing. Write scores with their times, such as pre"
              + " 8, post 3.");
    }
  }

  /** Stores scores by their times. */
  private final class Timed {
    private final ScoreGrammar values;
    private Optional<BigDecimal> before = Optional.empty();
    private Optional<BigDecimal> after = Optional.empty();
    private final List<LaterScore> later = new ArrayList<>();

    Timed(ScoreGrammar values) {
      this.values = values;
    }

    Optional<PainScores> hasStatedTime(List<Dated> scores, Optional<PainScale> scale) {
      if (scores.size() == 1 && scores.get(0).when.isEmpty()) {
        return values
            .value(scores.get(0).score)
            .map(v -> new PainScores(Optional.of(v), before, after, later, scale));
      }
      for (int i = 0; i < scores.size(); i++) {
        Dated dated = scores.get(i);
        Optional<When> when = dated.when.isPresent() ? dated.when : withoutTime(scores, i);
        Optional<BigDecimal> value = values.value(dated.score);
        if (when.isEmpty() || value.isEmpty()) {
          return Optional.empty();
        }
        assign(when.get(), value.get());
      }
      return Optional.of(new PainScores(Optional.empty(), before, after, later, scale));
    }

    private void assign(When when, BigDecimal value) {
      if (when.since().isPresent()) {
        later.add(new LaterScore(when.since().get(), value));
      } else if ((when.before() ? before : after).isPresent()) {
        findings.reject(
            "there are two scores for the same time. Write one score for each time, such as pre 8,"
                + " post 3, 4 at 2 wks.");
      } else if (when.before()) {
        before = Optional.of(value);
      } else {
        after = Optional.of(value);
      }
    }

    /** The time of a score that has none, by its position in a change of two. */
    private Optional<When> withoutTime(List<Dated> scores, int index) {
      boolean starts = index == 0 && scores.size() > 1 && scores.get(1).change.isPresent();
      boolean ends = index == 1 && scores.get(1).change.isPresent();
      if (starts) {
        return Optional.of(When.BEFORE);
      }
      if (ends && changes(scores)) {
        return Optional.of(When.AFTER);
      }
      if (!findings.rejected()) {
        reportUnclearOrder(scores);
      }
      return Optional.empty();
    }

    private boolean changes(List<Dated> scores) {
      if (scores.get(1).change.get() == Change.STATED) {
        return true;
      }
      boolean falls = scores.get(0).score.high().compareTo(scores.get(1).score.low()) > 0;
      if (falls) {
        findings.reportAssumed("read as the scores before and after the injection.");
      }
      return falls;
    }

    private void reportUnclearOrder(List<Dated> scores) {
      if (scores.size() != 2) {
        findings.reject(
            "the time of a score is missing. Write scores with their times, such as pre 8, post 3,"
                + " 4 at 2 wks.");
        return;
      }
      BigDecimal first = scores.get(0).score.low();
      BigDecimal second = scores.get(1).score.low();
      findings.rejectAmbiguous(
          "these may be the scores before and after, or a range.",
          List.of(
              first.toPlainString() + " -> " + second.toPlainString(),
              first.min(second).toPlainString() + "-" + first.max(second).toPlainString()));
    }
  }
}
