package org.tpibridge.reading.canonical;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Guidance;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Position;
import org.tpibridge.visit.Sex;
import org.tpibridge.visit.Technique;
import org.tpibridge.visit.YesNo;

/**
 * Reads a field that accepts one of a few words, in upper or lower case.
 *
 * @param canonical the documented words
 * @param synonyms other common words, each with the documented word to suggest
 */
public record ChoiceField<T>(Map<String, T> canonical, Map<String, String> synonyms) {

  public static final ChoiceField<Sex> SEX =
      new ChoiceField<>(
          Map.of("f", Sex.FEMALE, "m", Sex.MALE, "o", Sex.OTHER, "u", Sex.UNKNOWN),
          Map.of("female", "F", "male", "M", "w", "F", "other", "O", "unknown", "U"));

  public static final ChoiceField<YesNo> ANSWER =
      new ChoiceField<>(
          Map.of("yes", YesNo.YES, "no", YesNo.NO),
          Map.of("y", "yes", "n", "no", "true", "yes", "false", "no", "1", "yes", "0", "no"));

  public static final ChoiceField<Guidance> GUIDANCE =
      new ChoiceField<>(
          Map.of("none", Guidance.NONE, "ultrasound", Guidance.ULTRASOUND),
          Map.of("us", "ultrasound", "u/s", "ultrasound", "palpation", "none", "no", "none"));

  public static final ChoiceField<Position> POSITION =
      new ChoiceField<>(
          Arrays.stream(Position.values()).collect(Collectors.toMap(Position::word, p -> p)),
          Map.ofEntries(
              Map.entry("seated", "sitting"),
              Map.entry("sit", "sitting"),
              Map.entry("sitting up", "sitting"),
              Map.entry("upright", "sitting"),
              Map.entry("face down", "prone"),
              Map.entry("on stomach", "prone"),
              Map.entry("face up", "supine"),
              Map.entry("on back", "supine"),
              Map.entry("side lying", "side"),
              Map.entry("side-lying", "side"),
              Map.entry("sidelying", "side"),
              Map.entry("lateral", "side"),
              Map.entry("lateral decubitus", "side"),
              Map.entry("on side", "side"),
              Map.entry("left side lying", "left side"),
              Map.entry("left lateral", "left side"),
              Map.entry("left lateral decubitus", "left side"),
              Map.entry("on left side", "left side"),
              Map.entry("right side lying", "right side"),
              Map.entry("right lateral", "right side"),
              Map.entry("right lateral decubitus", "right side"),
              Map.entry("on right side", "right side")));

  /** Fields for which a placeholder is the same as an empty cell. */
  private static final Set<Column> PLACEHOLDERS = EnumSet.of(Column.DRIVER, Column.POSITION);

  public static final ChoiceField<Technique> TECHNIQUE =
      new ChoiceField<>(
          Map.of(
              TechniqueNames.canonicalName(Technique.INJECTION),
              Technique.INJECTION,
              TechniqueNames.canonicalName(Technique.DRY_NEEDLING),
              Technique.DRY_NEEDLING),
          Map.of(
              "injected", "injection",
              "dry", "dry needling",
              "dn", "dry needling",
              "dry needle", "dry needling",
              "needling", "dry needling"));

  public static final ChoiceField<PainScale> SCALE =
      new ChoiceField<>(
          Map.of("nrs", PainScale.NRS, "vas", PainScale.VAS, "faces", PainScale.FACES),
          Map.of("numeric", "nrs", "nprs", "nrs", "wong-baker", "faces"));

  public Optional<T> read(String words, Column column, FieldFindings findings) {
    String folded = words.toLowerCase(Locale.ROOT);
    Optional<T> choice = Optional.ofNullable(canonical.get(folded));
    if (choice.isEmpty()
        && PLACEHOLDERS.contains(column)
        && Absence.of(words).filter(Absence.NOT_SPECIFIED::equals).isPresent()) {
      Absence.reportPlaceholder(column, words, findings);
    } else if (choice.isEmpty()) {
      String message =
          column.header()
              + " must be one of "
              + String.join(", ", canonical.keySet().stream().sorted().toList())
              + ", not "
              + QuotedText.of(words)
              + ".";
      if (synonyms.containsKey(folded)) {
        findings.error(ReadingFindingCodes.WORD, message, synonyms.get(folded));
      } else {
        findings.error(ReadingFindingCodes.WORD, message);
      }
    }
    return choice;
  }

  /** The documented word for a synonym; empty, with a finding, if the word is not recognized. */
  public Optional<String> normalized(String words, Column column, FieldFindings findings) {
    String folded = words.toLowerCase(Locale.ROOT);
    if (synonyms.containsKey(folded)) {
      return Optional.of(synonyms.get(folded));
    }
    return read(words, column, findings).map(choice -> words);
  }
}
