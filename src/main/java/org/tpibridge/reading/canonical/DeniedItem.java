package org.tpibridge.reading.canonical;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.tpibridge.terminology.TriedTreatment;
import org.tpibridge.visit.Column;

/**
 * Recognizes items of a list that state what was not done, such as {@code no PT} or {@code stretch
 * deferred}, or will be. Such an item must not become a fact about the treatment, step or
 * medication.
 */
public final class DeniedItem {
  private static final String DENIAL =
      "no|not|never|none|nothing|nil|neither|nor|without|unable|cannot|[a-z]{2,6}n['\u2019]t"
          + "|den(?:y|ies|ied)|declin(?:es?|ed)|refus(?:es?|ed|al)|defer(?:s|red)?|omit(?:s|ted)?"
          + "|skip(?:s|ped)?|cancel(?:s|ed|led)?|contraindicated|un(?:done|used)";
  private static final String ANSWER_NO = "[:=?-] ?(?:n|no|none|false|0)$";

  private record Listed(String what, Pattern denied) {}

  private static final Map<Column, Listed> COLUMNS =
      Map.of(
          Column.PROCEDURE_STEPS,
          new Listed("a step that was done", denied("")),
          Column.PRIOR_TREATMENTS,
          new Listed(
              "a treatment that was tried",
              denied("|planned|scheduled|ordered|pending|recommended|referred|considered")),
          Column.PLAN,
          new Listed(
              "a planned treatment",
              denied("|avoid(?:ed|ing)?|stop(?:ped)?|discontinued?|completed|finished")),
          Column.HELD_MEDICATIONS,
          new Listed(
              "a medication that was held",
              denied("|continu(?:e|es|ed|ing)|still|^(?:resum|re-?start)(?:e|es|ed|s|ing)?")));

  private DeniedItem() {}

  private static Pattern denied(String more) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}'])(?:" + DENIAL + more + ")(?![\\p{L}\\p{N}'])|" + ANSWER_NO);
  }

  /** Whether an item of this column states that something was not done. */
  public static boolean is(Column column, String item) {
    Listed listed = COLUMNS.get(column);
    if (listed == null) {
      return false;
    }
    String words = column == Column.PRIOR_TREATMENTS ? TriedTreatment.withoutOutcome(item) : item;
    return listed.denied.matcher(words.toLowerCase(Locale.ROOT)).find();
  }

  /** What the items of a column are, for a message. */
  public static String listed(Column column) {
    return COLUMNS.get(column).what;
  }
}
