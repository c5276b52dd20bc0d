package org.tpibridge.reading.canonical;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tpibridge.visit.Technique;

/**
 * Recognizes the technique in the name of a procedure: {@code Trigger point injection, 3+ muscles},
 * {@code INJ TRIGGER POINT 1/2 MUSCL}, {@code Dry needling}. If a name contains both techniques,
 * the result is empty.
 */
public final class TechniqueNames {
  /** Matches "without injection", as in the descriptor of 20560, which is not an injection. */
  private static final Pattern WITHOUT_INJECTION =
      Pattern.compile("\\b(?:without|w o|wo|no|non|not) (?:an? |any )?(?:inj[a-z]*|njx)\\b");

  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern DRY =
      Pattern.compile(
          "\\bdry needl|\\bneedle insertions?\\b|\\bndl insj\\b|\\bintramuscular stimulation\\b");
  private static final Pattern TRIGGER_POINT =
      Pattern.compile("\\btrigger p(?:oin)?ts?\\b|\\btp\\b|\\bmyofascial\\b|\\btrigger\\b");
  private static final Pattern INJECTION = Pattern.compile("\\b(?:inj[a-z]*|njx)\\b");
  private static final Pattern ABBREVIATED = Pattern.compile("\\btpis?\\b");

  private TechniqueNames() {}

  /** The technique; empty if the words name none or both. */
  public static Optional<Technique> of(String words) {
    String normalized =
        WhiteSpace.strip(MARKS.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" "));
    String rest = WITHOUT_INJECTION.matcher(normalized).replaceAll("");
    boolean dry = DRY.matcher(normalized).find() || !rest.equals(normalized);
    boolean injection =
        ABBREVIATED.matcher(rest).find()
            || (TRIGGER_POINT.matcher(rest).find() && INJECTION.matcher(rest).find());
    if (dry == injection) {
      return Optional.empty();
    }
    return Optional.of(dry ? Technique.DRY_NEEDLING : Technique.INJECTION);
  }

  /** The name in canonical CSV. */
  public static String canonicalName(Technique technique) {
    return switch (technique) {
      case INJECTION -> "injection";
      case DRY_NEEDLING -> "dry needling";
    };
  }
}
