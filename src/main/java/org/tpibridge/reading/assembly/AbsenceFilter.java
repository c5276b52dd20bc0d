package org.tpibridge.reading.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.Absence;
import org.tpibridge.reading.canonical.DeniedItem;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Column;

/**
 * Removes words such as {@code none} and {@code n/a}, so that they do not become a complication, a
 * diagnosis or a place, and items that do not clearly state what was done. FHIR has no element for
 * a stated absence; it is added to the notes.
 */
final class AbsenceFilter {
  private final RecordFindings recordFindings;
  private final List<String> notesToAdd = new ArrayList<>();

  AbsenceFilter(RecordFindings recordFindings) {
    this.recordFindings = recordFindings;
  }

  /** The items without those that state an absence. */
  <T> List<T> withoutAbsences(Column column, List<T> items, Function<T, Optional<String>> words) {
    if (items.isEmpty()) {
      return items;
    }
    List<T> left = new ArrayList<>(items.size());
    List<String> none = new ArrayList<>();
    for (T item : items) {
      Optional<String> text = words.apply(item);
      Optional<Absence> absence = text.flatMap(Absence::of);
      if (absence.isEmpty()) {
        if (text.filter(w -> DeniedItem.is(column, w)).isPresent()) {
          moveDenialToNotes(column, text.orElseThrow());
        } else {
          left.add(item);
        }
      } else if (absence.get() == Absence.NONE) {
        none.add(text.orElseThrow());
      } else {
        Absence.reportPlaceholder(column, text.orElseThrow(), recordFindings.onField(column));
      }
    }
    if (!none.isEmpty() && !left.isEmpty()) {
      recordFindings
          .onField(column)
          .error(
              ReadingFindingCodes.CONTRADICTION,
              column.header()
                  + " has both "
                  + QuotedText.of(none.get(0))
                  + " and other values. Delete the wrong one.");
    } else if (!none.isEmpty()) {
      moveToNotes(column, none.get(0));
    }
    return left;
  }

  /** The value, unless it states an absence. */
  Optional<String> withoutAbsences(Column column, Optional<String> value) {
    return withoutAbsences(column, value, text -> text);
  }

  /** As above, for a value that is not a text. */
  <T> Optional<T> withoutAbsences(Column column, Optional<T> value, Function<T, String> words) {
    // Most fields are empty; avoid creating lists for them.
    return value.isEmpty()
        ? value
        : withoutAbsences(column, List.of(value.get()), v -> Optional.of(words.apply(v))).stream()
            .findFirst();
  }

  /** The notes with the absences that have no element. */
  Optional<String> notesWithAbsences(Optional<String> notes) {
    if (notesToAdd.isEmpty()) {
      return notes;
    }
    List<String> all = new ArrayList<>(notes.stream().toList());
    String written = notes.orElse("").toLowerCase(Locale.ROOT);
    // The notes from which an absence was read already contain it.
    notesToAdd.stream()
        .filter(n -> !written.contains(n.toLowerCase(Locale.ROOT)))
        .forEach(all::add);
    return Optional.of(String.join("\n", all));
  }

  private void moveDenialToNotes(Column column, String words) {
    recordFindings
        .onField(column)
        .information(
            ReadingFindingCodes.KEPT_IN_NOTES,
            QuotedText.of(words)
                + " does not clearly state "
                + DeniedItem.listed(column)
                + ". It is stored in notes. If it is one, write only that, such as "
                + DeniedItem.example(column)
                + ".");
    addToNotes(column, words);
  }

  private void addToNotes(Column column, String words) {
    notesToAdd.add(column.header().replace('_', ' ') + ": " + words);
  }

  private void moveToNotes(Column column, String words) {
    recordFindings
        .onField(column)
        .information(
            ReadingFindingCodes.KEPT_IN_NOTES,
            QuotedText.of(words)
                + " states that there was none, for which "
                + column.header()
                + " has no element. It is stored in notes.");
    addToNotes(column, words);
  }
}
