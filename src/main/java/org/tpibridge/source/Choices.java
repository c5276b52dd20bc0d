package org.tpibridge.source;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.telling.TechniqueWords;
import org.tpibridge.visit.Answer;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Guidance;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Sex;
import org.tpibridge.visit.Technique;

/**
 * A field that takes one of a few words, in either case.
 *
 * @param canonical the words as they are documented
 * @param meant what else people write, with the word to suggest for it
 */
record Choices<T>(Map<String, T> canonical, Map<String, String> meant) {

  static final Choices<Sex> SEX =
      new Choices<>(
          Map.of("f", Sex.FEMALE, "m", Sex.MALE, "o", Sex.OTHER, "u", Sex.UNKNOWN),
          Map.of("female", "F", "male", "M", "w", "F", "other", "O", "unknown", "U"));

  static final Choices<Answer> ANSWER =
      new Choices<>(
          Map.of("yes", Answer.YES, "no", Answer.NO),
          Map.of("y", "yes", "n", "no", "true", "yes", "false", "no", "1", "yes", "0", "no"));

  static final Choices<Guidance> GUIDANCE =
      new Choices<>(
          Map.of("none", Guidance.NONE, "ultrasound", Guidance.ULTRASOUND),
          Map.of("us", "ultrasound", "u/s", "ultrasound", "palpation", "none", "no", "none"));

  static final Choices<Technique> TECHNIQUE =
      new Choices<>(
          Map.of(
              TechniqueWords.written(Technique.INJECTION),
              Technique.INJECTION,
              TechniqueWords.written(Technique.DRY_NEEDLING),
              Technique.DRY_NEEDLING),
          Map.of(
              "injected", "injection",
              "dry", "dry needling",
              "dn", "dry needling",
              "dry needle", "dry needling",
              "needling", "dry needling"));

  static final Choices<PainScale> SCALE =
      new Choices<>(
          Map.of("nrs", PainScale.NRS, "vas", PainScale.VAS, "faces", PainScale.FACES),
          Map.of("numeric", "nrs", "nprs", "nrs", "wong-baker", "faces"));

  Optional<T> read(String words, Column column, Note note) {
    String folded = words.toLowerCase(Locale.ROOT);
    Optional<T> choice = Optional.ofNullable(canonical.get(folded));
    if (choice.isEmpty()) {
      String message =
          column.header()
              + " is one of "
              + String.join(", ", canonical.keySet().stream().sorted().toList())
              + ", not "
              + Quoted.of(words)
              + ".";
      if (meant.containsKey(folded)) {
        note.error(Codes.WORD, message, meant.get(folded));
      } else {
        note.error(Codes.WORD, message);
      }
    }
    return choice;
  }

  /** A canonical word for what people write; empty, and noted, where it is not known. */
  Optional<String> understood(String words, Column column, Note note) {
    String folded = words.toLowerCase(Locale.ROOT);
    if (meant.containsKey(folded)) {
      return Optional.of(meant.get(folded));
    }
    return read(words, column, note).map(choice -> words);
  }
}
