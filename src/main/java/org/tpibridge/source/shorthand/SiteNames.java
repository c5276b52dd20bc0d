package org.tpibridge.source.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.shorthand.SiteElement.Mark;
import org.tpibridge.source.shorthand.SiteElement.Muscle;
import org.tpibridge.source.shorthand.SiteElement.Unknown;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.terminology.Vocabulary;

/** Completes names that share a word with their neighbour, and refuses words no table knows. */
final class SiteNames {
  private final Terminology terminology;
  private final Notes notes;

  SiteNames(Terminology terminology, Notes notes) {
    this.terminology = terminology;
    this.notes = notes;
  }

  List<SiteElement> completed(List<SiteElement> elements) {
    List<SiteElement> completed = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size() && !notes.stopped(); i++) {
      if (!(elements.get(i) instanceof Unknown unknown)) {
        completed.add(elements.get(i));
        continue;
      }
      if (i + 1 < elements.size() && elements.get(i + 1) instanceof Muscle next) {
        unknown(unknown.words() + " " + next.words());
        i++;
      } else if (i > 0 && elements.get(i - 1) instanceof Muscle before) {
        unknown(before.words() + " " + unknown.words());
      } else {
        completed(elements, i, unknown.words()).ifPresent(completed::add);
      }
    }
    return completed;
  }

  /** {@code upper/mid trap}: the second's last word; {@code glute med/min}: the first's first. */
  private Optional<Muscle> completed(List<SiteElement> elements, int index, String words) {
    Optional<Muscle> muscle =
        muscle(elements, index, 1)
            .map(next -> words + " " + next.substring(next.lastIndexOf(' ') + 1))
            .filter(this::isKnown)
            .or(
                () ->
                    muscle(elements, index, -1)
                        .map(before -> firstWord(before) + " " + words)
                        .filter(this::isKnown))
            .map(Muscle::new);
    if (muscle.isPresent()) {
      notes.assumed("taken as " + muscle.get().words() + ".");
    } else {
      unknown(words);
    }
    return muscle;
  }

  private static String firstWord(String words) {
    int space = words.indexOf(' ');
    return space < 0 ? words : words.substring(0, space);
  }

  private boolean isKnown(String words) {
    return terminology.muscle(words).isPresent();
  }

  /** The muscle on the other side of the comma or slash beside an element. */
  private static Optional<String> muscle(List<SiteElement> elements, int index, int step) {
    int mark = index + step;
    int other = mark + step;
    boolean within = other >= 0 && other < elements.size();
    return within
            && elements.get(mark) == Mark.COMMA
            && elements.get(other) instanceof Muscle muscle
        ? Optional.of(muscle.words())
        : Optional.empty();
  }

  private void unknown(String words) {
    notes.unknown(terminology.unknown(Vocabulary.MUSCLE, words));
  }
}
