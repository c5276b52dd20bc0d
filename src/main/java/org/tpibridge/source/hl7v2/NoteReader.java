package org.tpibridge.source.hl7v2;

import java.util.Optional;
import org.tpibridge.visit.Column;

/**
 * Free text: all of it becomes the visit's notes. A line such as {@code Sites: R trap, L rhomboid}
 * also tells the column that its title names, where no field tells it.
 */
final class NoteReader {
  private static final int LONGEST_TITLE = 60;

  private final Vocabulary vocabulary;

  NoteReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Reads a field of text, each repetition a line or more. */
  void line(Segment segment, int field, Scene scene) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < segment.repetitions(field); i++) {
      all.append(i > 0 ? "\n" : "").append(segment.text(field, i));
    }
    String text = all.toString();
    scene.draft().notes().add(text, segment, field);
    title(text).ifPresent(title -> StatedTechnique.in(title, segment, field, 0, scene));
    text.lines().forEach(line -> section(line.strip(), segment, field, scene));
  }

  /** The first line, where it is no sentence and no section. */
  private static Optional<String> title(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .filter(line -> line.length() <= LONGEST_TITLE)
        .filter(line -> line.indexOf(':') < 0 && !line.endsWith("."));
  }

  private void section(String line, Segment segment, int field, Scene scene) {
    int colon = line.indexOf(':');
    if (colon < 1 || colon > LONGEST_TITLE || colon == line.length() - 1) {
      return;
    }
    String text = line.substring(colon + 1).strip();
    Optional<Named> named =
        vocabulary.byName(line.substring(0, colon)).filter(n -> n.column() != Column.NOTES);
    if (named.isPresent() && !text.isEmpty()) {
      Observations.tell(
          inWords(named.get()),
          Rank.NOTE,
          new Observations.Value(text, "", false, Optional.empty(), segment, field, 0),
          scene);
    }
  }

  /** "Pain: 7/10 before, 3/10 after" tells its phases itself. */
  private static Named inWords(Named named) {
    return new Named(
        named.column(), false, named.scale(), named.after(), named.style(), named.values());
  }
}
