package org.tpibridge.reading.hl7v2.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.visit.Column;

/**
 * Recognizes names such as "Pain score pre-procedure", "NRS after" and "VAS 48 h". Every word must
 * be one that occurs in such names: "pain medication" is not recognized.
 */
public final class PainObservationName {
  private static final Map<String, String> SCALES =
      Map.of(
          "nrs",
          "nrs",
          "nprs",
          "nrs",
          "numeric",
          "nrs",
          "vas",
          "vas",
          "analog",
          "vas",
          "analogue",
          "vas",
          "faces",
          "faces");
  private static final Set<String> BEFORE =
      Set.of(
          "before", "pre", "baseline", "prior", "preprocedure", "preinjection", "preop", "initial");
  private static final Set<String> AFTER =
      Set.of("after", "post", "following", "postprocedure", "postinjection", "postop");
  private static final Set<String> OTHERS =
      Set.of(
          "score",
          "scale",
          "level",
          "rating",
          "severity",
          "intensity",
          "procedure",
          "injection",
          "procedural",
          "verbal",
          "visual",
          "reported",
          "by",
          "patient",
          "0",
          "10",
          "the",
          "tpi",
          "wong",
          "baker",
          "to",
          "immediately",
          "immediate",
          "op",
          "inj",
          "proc",
          "treatment",
          "of");

  private PainObservationName() {}

  /**
   * @param name the normalized name: lower case words with single spaces
   */
  static Optional<ObservationMeaning> of(String name) {
    Optional<String> scale = Optional.empty();
    boolean pain = false;
    for (String word : name.split(" ", -1)) {
      String ofWord = SCALES.get(word);
      if (ofWord != null) {
        scale = Optional.of(ofWord);
      } else if (word.equals("pain")) {
        pain = true;
      } else if (!isPhase(word) && !OTHERS.contains(word) && !SpanInName.isPart(word)) {
        return Optional.empty();
      }
    }
    return pain || scale.isPresent() ? Optional.of(phased(name, scale)) : Optional.empty();
  }

  /** Returns a score with the phase that a name states; unknown if it states none. */
  public static ObservationMeaning phased(String name, Optional<String> scale) {
    List<String> words = new ArrayList<>(List.of(name.split(" ", -1)));
    Optional<String> span = SpanInName.in(words);
    boolean before = words.stream().anyMatch(BEFORE::contains);
    boolean after = words.stream().anyMatch(AFTER::contains);
    if (span.isPresent() && !before) {
      return named(Column.PAIN_LATER, false, scale, span);
    }
    boolean open = before == after;
    return named(
        after && !open ? Column.PAIN_AFTER : Column.PAIN_BEFORE, open, scale, Optional.empty());
  }

  private static boolean isPhase(String word) {
    return BEFORE.contains(word) || AFTER.contains(word);
  }

  private static ObservationMeaning named(
      Column column, boolean open, Optional<String> scale, Optional<String> after) {
    return new ObservationMeaning(column, open, scale, after, ValueStyle.SHORTHAND, Map.of());
  }
}
