package org.tpibridge.reading.canonical;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.tpibridge.terminology.TriedTreatment;
import org.tpibridge.visit.Column;

/**
 * Recognizes items of a list that state what was not done, such as {@code no PT} or {@code stretch
 * deferred}. Such an item must not become a fact about the treatment, step or medication.
 */
public final class DeniedItem {
  private static final String DENIAL =
      "no|not|never|none|nothing|nil|neither|nor|without|unable|cannot|[a-z]{2,6}n['\u2019]t"
          + "|den(?:y|ies|ied)|declin(?:es?|ed)|refus(?:es?|ed|al)|defer(?:s|red)?|omit(?:s|ted)?"
          + "|skip(?:s|ped)?|cancel(?:s|ed|led)?|contraindicated|un(?:done|used)";
  private static final String ANSWER_NO = "[:=?-] ?(?:n|no|none|false|0)$";

  private static final Map<Column, Pattern> DENIED =
      Map.of(
          Column.PROCEDURE_STEPS, denied(""),
          Column.PRIOR_TREATMENTS,
              denied("|planned|scheduled|ordered|pending|recommended|referred|considered"),
          Column.PLAN, denied("|avoid(?:ed|ing)?|stop(?:ped)?|discontinued?|completed|finished"),
          Column.HELD_MEDICATIONS, denied("|continu(?:e|es|ed|ing)|still"));

  private DeniedItem() {}

  private static Pattern denied(String more) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}'])(?:" + DENIAL + more + ")(?![\\p{L}\\p{N}'])|" + ANSWER_NO);
  }

  /** Whether an item of this column states that something was not done. */
  public static boolean is(Column column, String item) {
    Pattern denied = DENIED.get(column);
    if (denied == null) {
      return false;
    }
    String words = column == Column.PRIOR_TREATMENTS ? TriedTreatment.withoutOutcome(item) : item;
    return denied.matcher(words.toLowerCase(Locale.ROOT)).find();
  }
}
