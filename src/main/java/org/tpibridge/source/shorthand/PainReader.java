package org.tpibridge.source.shorthand;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.shorthand.PainElement.Break;
import org.tpibridge.source.shorthand.PainElement.Change;
import org.tpibridge.source.shorthand.PainElement.Measure;
import org.tpibridge.source.shorthand.PainElement.Score;
import org.tpibridge.source.shorthand.PainElement.When;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;

/** Scores with their times: {@code 7/10}, {@code 7→3}, {@code pre 8, post 3, 4 at 2 wks}. */
final class PainReader {
  private final Habits habits;
  private final PainScale visitScale;
  private final Notes notes;

  PainReader(Habits habits, PainScale visitScale, Notes notes) {
    this.habits = habits;
    this.visitScale = visitScale;
    this.notes = notes;
  }

  Optional<PainTold> read() {
    Tokens tokens = Tokens.of(notes.cell(), Lexer.Numbers.DECIMAL);
    PainElements words = new PainElements(tokens, notes);
    Optional<List<PainElement>> elements = words.read();
    if (elements.isEmpty()) {
      return Optional.empty();
    }
    List<Dated> scores = dated(elements.get());
    if (notes.refused()) {
      return Optional.empty();
    }
    if (scores.isEmpty()) {
      notes.refuse("there is no score. Write a number from 0 to 10.");
      return Optional.empty();
    }
    Optional<PainScale> told = words.scale().or(() -> measured(scores));
    ScoreGrammar values = new ScoreGrammar(told.orElse(visitScale), habits.painRange(), notes);
    return new Timed(values).told(scores, told);
  }

  private static Optional<PainScale> measured(List<Dated> scores) {
    boolean ruler = scores.stream().anyMatch(s -> s.score.measure() != Measure.POINTS);
    return ruler ? Optional.of(PainScale.VAS) : Optional.empty();
  }

  /** A score on its way to its time. */
  private static final class Dated {
    final Score score;
    Optional<When> when = Optional.empty();

    /** How it follows from the score before it. */
    Optional<Change> change = Optional.empty();

    Dated(Score score) {
      this.score = score;
    }
  }

  /** Gives each score the time beside it: on its left where a part starts with one, else right. */
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
            .filter(e -> e instanceof Score || e instanceof When)
            .findFirst()
            .map(When.class::isInstance)
            .orElse(false);
    Optional<When> waiting = Optional.empty();
    Optional<Change> change = Optional.empty();
    Dated last = null;
    for (PainElement element : part) {
      if (element instanceof Change c) {
        change = Optional.of(c);
      } else if (element instanceof Score score) {
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
          notes.refuse("it is not clear which score is of which time. Write pre 8, post 3.");
          return;
        }
      }
    }
    if (waiting.isPresent() || (change.isPresent() && last == null)) {
      notes.refuse("a time or a change stands without its score. Write pre 8, post 3.");
    }
  }

  /** Puts scores at their times. */
  private final class Timed {
    private final ScoreGrammar values;
    private Optional<BigDecimal> before = Optional.empty();
    private Optional<BigDecimal> after = Optional.empty();
    private final List<LaterScore> later = new ArrayList<>();

    Timed(ScoreGrammar values) {
      this.values = values;
    }

    Optional<PainTold> told(List<Dated> scores, Optional<PainScale> scale) {
      if (scores.size() == 1 && scores.get(0).when.isEmpty()) {
        return values
            .value(scores.get(0).score)
            .map(v -> new PainTold(Optional.of(v), before, after, later, scale));
      }
      for (int i = 0; i < scores.size(); i++) {
        Dated dated = scores.get(i);
        Optional<When> when = dated.when.isPresent() ? dated.when : untold(scores, i);
        Optional<BigDecimal> value = values.value(dated.score);
        if (when.isEmpty() || value.isEmpty()) {
          return Optional.empty();
        }
        place(when.get(), value.get());
      }
      return Optional.of(new PainTold(Optional.empty(), before, after, later, scale));
    }

    private void place(When when, BigDecimal value) {
      if (when.since().isPresent()) {
        later.add(new LaterScore(when.since().get(), value));
      } else if ((when.before() ? before : after).isPresent()) {
        notes.refuse("two scores have one time. Write pre 8, post 3, 4 at 2 wks.");
      } else if (when.before()) {
        before = Optional.of(value);
      } else {
        after = Optional.of(value);
      }
    }

    /** The time of a score that has none, from where it stands in a change of two. */
    private Optional<When> untold(List<Dated> scores, int index) {
      boolean starts = index == 0 && scores.size() > 1 && scores.get(1).change.isPresent();
      boolean ends = index == 1 && scores.get(1).change.isPresent();
      if (starts) {
        return Optional.of(When.BEFORE);
      }
      if (ends && changes(scores)) {
        return Optional.of(When.AFTER);
      }
      if (!notes.refused()) {
        whichIsWhich(scores);
      }
      return Optional.empty();
    }

    private boolean changes(List<Dated> scores) {
      if (scores.get(1).change.get() == Change.TOLD) {
        return true;
      }
      boolean falls = scores.get(0).score.most().compareTo(scores.get(1).score.least()) > 0;
      if (falls) {
        notes.assumed("taken as the scores before and after.");
      }
      return falls;
    }

    private void whichIsWhich(List<Dated> scores) {
      if (scores.size() != 2) {
        notes.refuse("the time of a score is missing. Write pre 8, post 3, 4 at 2 wks.");
        return;
      }
      BigDecimal first = scores.get(0).score.least();
      BigDecimal second = scores.get(1).score.least();
      notes.ambiguous(
          "are these before and after, or a range?",
          List.of(
              first.toPlainString() + " -> " + second.toPlainString(),
              first.min(second).toPlainString() + "-" + first.max(second).toPlainString()));
    }
  }
}
