package org.tpibridge.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.Absence;
import org.tpibridge.visit.Column;

/**
 * Keeps words such as {@code none} and {@code n/a} from becoming a complication, a diagnosis or a
 * place. That there was none has no element in FHIR and is kept in the notes.
 */
final class Absences {
  private final Remarks remarks;
  private final List<String> forNotes = new ArrayList<>();

  Absences(Remarks remarks) {
    this.remarks = remarks;
  }

  /** The items that name something. */
  <T> List<T> without(Column column, List<T> items, Function<T, Optional<String>> words) {
    if (items.isEmpty()) {
      return items;
    }
    List<T> left = new ArrayList<>(items.size());
    List<String> none = new ArrayList<>();
    for (T item : items) {
      Optional<String> text = words.apply(item);
      Optional<Absence> absence = text.flatMap(Absence::of);
      if (absence.isEmpty()) {
        left.add(item);
      } else if (absence.get() == Absence.NONE) {
        none.add(text.orElseThrow());
      } else {
        notSpecified(column, text.orElseThrow());
      }
    }
    if (!none.isEmpty() && !left.isEmpty()) {
      remarks
          .on(column)
          .error(
              Codes.CONTRADICTION,
              column.header()
                  + " has both "
                  + Quoted.of(none.get(0))
                  + " and something else. Delete the one that is wrong.");
    } else if (!none.isEmpty()) {
      keepInNotes(column, none.get(0));
    }
    return left;
  }

  /** The value, where it names something. */
  Optional<String> without(Column column, Optional<String> value) {
    return without(column, value, text -> text);
  }

  /** The same for a value that is more than its words. */
  <T> Optional<T> without(Column column, Optional<T> value, Function<T, String> words) {
    // Most fields are empty, and then there is nothing to make lists for.
    return value.isEmpty()
        ? value
        : without(column, List.of(value.get()), v -> Optional.of(words.apply(v))).stream()
            .findFirst();
  }

  /** The notes with what has no column. */
  Optional<String> notes(Optional<String> notes) {
    if (forNotes.isEmpty()) {
      return notes;
    }
    List<String> all = new ArrayList<>(notes.stream().toList());
    String written = notes.orElse("").toLowerCase(Locale.ROOT);
    // A note from which it was read contains it already.
    forNotes.stream().filter(n -> !written.contains(n.toLowerCase(Locale.ROOT))).forEach(all::add);
    return Optional.of(String.join("\n", all));
  }

  private void keepInNotes(Column column, String words) {
    String line = column.header().replace('_', ' ') + ": " + words;
    remarks
        .on(column)
        .information(
            Codes.KEPT_IN_NOTES,
            Quoted.of(words)
                + " states an absence, which has no element of "
                + column.header()
                + ". It is kept in notes.");
    forNotes.add(line);
  }

  private void notSpecified(Column column, String words) {
    remarks
        .on(column)
        .information(
            Codes.NOT_SPECIFIED,
            Quoted.of(words) + " is a placeholder. " + column.header() + " is read as missing.");
  }
}
