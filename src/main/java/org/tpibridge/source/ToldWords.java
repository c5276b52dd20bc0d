package org.tpibridge.source;

import java.util.List;
import java.util.Optional;
import org.tpibridge.source.shorthand.Reading;
import org.tpibridge.source.telling.Style;

/**
 * Words that passed the checks which hold for all text.
 *
 * @param text without space around it, not blank
 * @param note takes findings on them
 */
record ToldWords(String text, Style style, Note note) {

  /** Reads an item of a list that semicolons separate. */
  interface Item<T> {
    List<T> read(String item, Note note);
  }

  ToldWords reading(String value) {
    return new ToldWords(value, style, note);
  }

  <T> Listed<T> listed(T value) {
    return new Listed<>(value, note.place());
  }

  <T> void items(Item<T> item, List<Listed<T>> into) {
    for (String words : ListCell.items(text, note)) {
      item.read(words, note).forEach(value -> into.add(listed(value)));
    }
  }

  /** The value, with what is to be said about it noted. */
  <T> Optional<T> take(Reading<T> reading) {
    return taken(reading, note);
  }

  static <T> Optional<T> taken(Reading<T> reading, Note note) {
    reading.findings().forEach(note::add);
    return reading.value();
  }
}
