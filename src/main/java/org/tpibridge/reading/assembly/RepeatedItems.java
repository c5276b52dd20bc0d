package org.tpibridge.reading.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.VisitField;

/** Reads an item that a list states twice as one, and rejects two that contradict each other. */
final class RepeatedItems {
  private RepeatedItems() {}

  static List<LaterPeg> later(List<LaterPeg> scores, RecordFindings recordFindings) {
    List<LaterPeg> distinct = new ArrayList<>(scores.size());
    for (int i = 0; i < scores.size(); i++) {
      LaterPeg score = scores.get(i);
      Optional<LaterPeg> other =
          distinct.stream()
              .filter(s -> s.timeAfterVisit().isSameLength(score.timeAfterVisit()))
              .findFirst();
      if (other.isEmpty()) {
        distinct.add(score);
      } else if (!other.get().score().equals(score.score())) {
        recordFindings
            .onField(VisitField.of(Column.PEG_LATER, i))
            .error(
                ReadingFindingCodes.CONFLICTING_VALUES,
                "The PEG answers "
                    + score.timeAfterVisit().toCanonicalText()
                    + " after the visit are "
                    + score.score().toCanonicalText()
                    + " here, but "
                    + other.get().score().toCanonicalText()
                    + " are recorded for the same time. Correct one of them.");
      }
    }
    return distinct;
  }

  /** Of an item with and one without a length of time, the one with it is read. */
  static List<HeldMedication> held(List<HeldMedication> items, RecordFindings recordFindings) {
    List<HeldMedication> distinct = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      HeldMedication held = items.get(i);
      int same = indexOf(held.medication(), distinct);
      if (same < 0) {
        distinct.add(held);
      } else if (distinct.get(same).heldFor().isEmpty()) {
        distinct.set(same, held);
      } else if (held.heldFor().isPresent()
          && !held.heldFor().get().isSameLength(distinct.get(same).heldFor().get())) {
        recordFindings
            .onField(VisitField.of(Column.HELD_MEDICATIONS, i))
            .error(
                ReadingFindingCodes.CONFLICTING_VALUES,
                QuotedText.of(held.toCanonicalText())
                    + " is recorded here, but "
                    + QuotedText.of(distinct.get(same).toCanonicalText())
                    + " for the same medication. Correct one of them.");
      }
    }
    return distinct;
  }

  private static int indexOf(String medication, List<HeldMedication> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).medication().equalsIgnoreCase(medication)) {
        return i;
      }
    }
    return -1;
  }
}
