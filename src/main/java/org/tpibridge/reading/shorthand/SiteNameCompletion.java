package org.tpibridge.reading.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.shorthand.SiteElement.Mark;
import org.tpibridge.reading.shorthand.SiteElement.NamedMuscle;
import org.tpibridge.reading.shorthand.SiteElement.Unknown;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.terminology.TerminologyTable;

/**
 * Completes names that share a word with the next or previous name, and rejects words that are not
 * recognized.
 */
final class SiteNameCompletion {
  private final Terminology terminology;
  private final CellFindings findings;

  SiteNameCompletion(Terminology terminology, CellFindings findings) {
    this.terminology = terminology;
    this.findings = findings;
  }

  List<SiteElement> completed(List<SiteElement> elements) {
    List<SiteElement> completed = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size() && !findings.rejectedForOtherReason(); i++) {
      if (!(elements.get(i) instanceof Unknown unknown)) {
        completed.add(elements.get(i));
        continue;
      }
      if (i + 1 < elements.size() && elements.get(i + 1) instanceof NamedMuscle next) {
        rejectUnknown(unknown.words() + " " + next.words());
        i++;
      } else if (i > 0 && elements.get(i - 1) instanceof NamedMuscle before) {
        rejectUnknown(before.words() + " " + unknown.words());
      } else {
        completed(elements, i, unknown.words()).ifPresent(completed::add);
      }
    }
    return completed;
  }

  /**
   * Completes {@code upper/mid trap} with the last word of the second name, and {@code glute
   * med/min} with the first word of the first name.
   */
  private Optional<NamedMuscle> completed(List<SiteElement> elements, int index, String words) {
    Optional<NamedMuscle> muscle =
        muscle(elements, index, 1)
            .map(next -> words + " " + next.substring(next.lastIndexOf(' ') + 1))
            .filter(this::isRecognized)
            .or(
                () ->
                    muscle(elements, index, -1)
                        .map(before -> firstWord(before) + " " + words)
                        .filter(this::isRecognized))
            .map(NamedMuscle::new);
    if (muscle.isPresent()) {
      findings.reportAssumed("read as " + muscle.get().words() + ".");
    } else {
      rejectUnknown(words);
    }
    return muscle;
  }

  private static String firstWord(String words) {
    int space = words.indexOf(' ');
    return space < 0 ? words : words.substring(0, space);
  }

  private boolean isRecognized(String words) {
    return terminology.muscle(words).isPresent();
  }

  /** The muscle on the other side of the adjacent comma or slash. */
  private static Optional<String> muscle(List<SiteElement> elements, int index, int step) {
    int mark = index + step;
    int other = mark + step;
    boolean within = other >= 0 && other < elements.size();
    return within
            && elements.get(mark) == Mark.COMMA
            && elements.get(other) instanceof NamedMuscle muscle
        ? Optional.of(muscle.words())
        : Optional.empty();
  }

  private void rejectUnknown(String words) {
    findings.rejectUnknown(terminology.unknown(TerminologyTable.MUSCLE, words));
  }
}
