package org.tpibridge.source.hl7v2;

import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.PainScale;

/**
 * Free text: all of it becomes the visit's notes. A line such as {@code Sites: R trap, L rhomboid}
 * also tells the column that its title names, where no field tells it.
 */
final class NoteReader {
  private static final int LONGEST_TITLE = 60;

  private final Vocabulary vocabulary;
  private final Shorthand shorthand;

  NoteReader(Vocabulary vocabulary, Shorthand shorthand) {
    this.vocabulary = vocabulary;
    this.shorthand = shorthand;
  }

  /** Reads a field of text, each repetition a line or more. */
  void line(Segment segment, int field, Scene scene) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < segment.repetitions(field); i++) {
      all.append(i > 0 ? "\n" : "").append(segment.text(field, i));
    }
    String text = all.toString();
    scene.draft().text(text, segment, field);
    title(text).ifPresent(title -> StatedTechnique.in(title, segment, field, 0, scene));
    text.lines()
        .flatMap(line -> titled(line.strip(), vocabulary).stream())
        .forEach(line -> section(line, segment, field, scene));
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

  /** A line of a text whose title names a column, and what follows the title. */
  record Titled(Named named, String text) {}

  static Optional<Titled> titled(String line, Vocabulary vocabulary) {
    int colon = line.indexOf(':');
    if (colon < 1 || colon > LONGEST_TITLE || colon == line.length() - 1) {
      return Optional.empty();
    }
    // Unescaped, the mark of components separates words in a text, if anything.
    String text = line.substring(colon + 1).replace('^', ' ').strip();
    return text.isEmpty()
        ? Optional.empty()
        : vocabulary
            .byName(line.substring(0, colon))
            .filter(n -> n.column() != Column.NOTES)
            .map(n -> new Titled(n, text));
  }

  private void section(Titled line, Segment segment, int field, Scene scene) {
    if (line.named().open() && !statesPhase(line.text())) {
      scene
          .draft()
          .noteOnStatement(
              Finding.warning(
                      Codes.PHASE,
                      "A pain score in a text does not say whether it was before or after the"
                          + " injection. It is only in the notes. Write \"Pain before: 7/10\" or"
                          + " \"Pain: 7/10 before, 3/10 after\".")
                  .at(segment.place(field)));
      return;
    }
    Observations.tell(
        inWords(line.named()),
        Rank.NOTE,
        new Observations.Value(line.text(), "", Optional.empty(), segment, field, 0),
        scene);
  }

  /** A lone score has none. The visit's scale may be stated elsewhere, so any will do. */
  private boolean statesPhase(String text) {
    return Stream.of(PainScale.values())
        .flatMap(scale -> shorthand.pain(text, scale).value().stream())
        .anyMatch(pain -> pain.score().isEmpty());
  }

  /** "Pain: 7/10 before, 3/10 after" states its phases itself. */
  private static Named inWords(Named named) {
    return new Named(
        named.column(), false, named.scale(), named.after(), named.style(), named.values());
  }
}
