package org.tpibridge.reading.hl7v2.segment;

import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationMeaning;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationVocabulary;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.PainScale;

/**
 * Reads free text. All text is added to the visit's notes. A line such as {@code Sites: R trap, L
 * rhomboid} is also read into the column that its title names, unless a field states the column.
 */
public final class NoteReader {
  private static final int LONGEST_TITLE = 60;

  private final ObservationVocabulary vocabulary;
  private final Shorthand shorthand;

  NoteReader(ObservationVocabulary vocabulary, Shorthand shorthand) {
    this.vocabulary = vocabulary;
    this.shorthand = shorthand;
  }

  /** Reads a field of text, in which each repetition is one line or more. */
  void readText(Hl7Segment segment, int field, MessageContext context) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < segment.repetitions(field); i++) {
      all.append(i > 0 ? "\n" : "").append(segment.text(field, i));
    }
    String text = all.toString();
    context.statements().addText(text, segment, field);
    title(text).ifPresent(title -> TechniqueFields.addFrom(title, segment, field, 0, context));
    text.lines()
        .flatMap(line -> titled(line.strip(), vocabulary).stream())
        .forEach(line -> section(line, segment, field, context));
  }

  /** Whether the first line is a title: neither a sentence nor a section. */
  private static Optional<String> title(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .filter(line -> line.length() <= LONGEST_TITLE)
        .filter(line -> line.indexOf(':') < 0 && !line.endsWith("."));
  }

  /** Reads a line of a text whose title names a column. */
  public record Titled(ObservationMeaning named, String text) {}

  public static Optional<Titled> titled(String line, ObservationVocabulary vocabulary) {
    int colon = line.indexOf(':');
    if (colon < 1 || colon > LONGEST_TITLE || colon == line.length() - 1) {
      return Optional.empty();
    }
    // An unescaped component delimiter in a text usually separates words.
    String text = line.substring(colon + 1).replace('^', ' ').strip();
    return text.isEmpty()
        ? Optional.empty()
        : vocabulary
            .byName(line.substring(0, colon))
            .filter(n -> n.column() != Column.NOTES)
            .map(n -> new Titled(n, text));
  }

  private void section(Titled line, Hl7Segment segment, int field, MessageContext context) {
    if (line.named().phaseUnknown() && !statesPhase(line.text())) {
      context
          .statements()
          .addStatementFinding(
              Finding.warning(
                      Hl7FindingCodes.PHASE,
                      "The text does not state whether this pain score is from before or after the"
                          + " injection. It was read only into the notes. Write \"Pain before: 7/10\" or"
                          + " \"Pain: 7/10 before, 3/10 after\".")
                  .at(segment.place(field)));
      return;
    }
    ObservationValues.add(
        withStatedPhase(line.named()),
        Precedence.NOTE_SECTION,
        new ObservationValues.Value(line.text(), "", Optional.empty(), segment, field, 0),
        context);
  }

  /** The text of a single score does not name its scale, so a value of any scale is accepted. */
  private boolean statesPhase(String text) {
    return Stream.of(PainScale.values())
        .flatMap(scale -> shorthand.pain(text, scale).value().stream())
        .anyMatch(pain -> pain.score().isEmpty());
  }

  /** Whether the text states the phases itself: "Pain: 7/10 before, 3/10 after". */
  private static ObservationMeaning withStatedPhase(ObservationMeaning named) {
    return new ObservationMeaning(
        named.column(), false, named.scale(), named.after(), named.style(), named.values());
  }
}
