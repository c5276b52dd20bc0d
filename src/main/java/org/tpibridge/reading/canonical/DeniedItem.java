package org.tpibridge.reading.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tpibridge.terminology.TriedTreatment;
import org.tpibridge.visit.Column;

/**
 * Recognizes items of a list that do not state that something was done: what was not done, such as
 * {@code no PT} or {@code stretch deferred}, or will be, what is in doubt ({@code PT?}), and
 * references to other text ({@code see note}). Such an item must not become a fact about the
 * treatment, step or medication.
 */
public final class DeniedItem {
  private static final String DENIAL =
      "no|not|never|none|nothing|nil|neither|nor|without|unable|cannot|[a-z]{2,6}n['\u2019]t"
          + "|den(?:y|ies|ied)|declin(?:es?|ed)|refus(?:es?|ed|al)|defer(?:s|red)?|omit(?:s|ted)?"
          + "|skip(?:s|ped)?|cancel(?:s|ed|led)?|contra-?indicated|un(?:done|used)|w/o|w/out|sans"
          + "|pas de|sin|ohne|kein(?:e[mnrs]?)?";
  private static final String DOUBT =
      "|possibl[ey]|probabl[ey]|maybe|perhaps|might|may (?:be|need|try|want|start|have|require|benefit)"
          + "|consider(?:s|ed|ing)?|if|unless|depend(?:s|ing)|n/a|tbd|unknown|uncertain|unclear|unsure"
          + "|offer(?:s|ed)?|discuss(?:es|ed)?|interested|pending|allerg(?:y|ic|ies)";
  private static final String FUTURE =
      "|(?:will|would|should|must) (?:be|do|have|hold|stop|need|try|start|like|consider)"
          + "|to (?:be|try|start|begin|do|hold|stop|pause)"
          + "|next (?:visit|time|session|injection|procedure|appointment|week|month)";
  private static final String OTHER_PERSON =
      "|family|mother|father|sister|brother|(?:wife|husband|spouse)['\u2019]s";

  private static final String ANSWER_NO = "(?:[:=?-]| x) ?(?:n|no|none|false|0)$";

  /** A question mark, an empty checkbox or a minus sign. */
  private static final String MARK =
      "\\?|^\\[ ?]|\\[ ?]$|^\\( ?\\)|\\( ?\\)$|[\u2610\u25a1\u25a2\u2717\u2718]|\\(-\\)|[ :]-$";

  private static final String REFERENCE =
      "^(?:same|ditto|see|per|refer to|as (?:above|before|below|usual|noted|directed|instructed))(?!\\p{L})"
          + "|^(?:y|yes|x|ok|true|all|held|done|meds?|medications?)[.!]?$";

  private record Listed(String what, String example, Pattern denied) {}

  private static final Map<Column, Listed> COLUMNS =
      Map.of(
          Column.PROCEDURE_STEPS,
          new Listed(
              "a step that was done",
              "pressure 2 min",
              denied(
                  FUTURE
                      + "|plan(?:s|ned)?|scheduled|recommend(?:s|ed)?|advised?|instructed|home|prn|as needed|daily"
                      + "|to follow|remove|aborted|missed|forg[eo]t(?:ten)?|withheld|unmarked"
                      + "|(?:patient|pt) to")),
          Column.PRIOR_TREATMENTS,
          new Listed(
              "a treatment that was tried",
              "massage",
              denied(
                  FUTURE
                      + "|plan(?:s|ned|ning)?|scheduled|ordered|rec(?:s|ommend(?:s|ed)?)?|referr(?:ed|als?)"
                      + "|advised?|wants?|start(?:s|ing)?|upcoming|await(?:s|ing)?|needs?"
                      + "|avoid(?:s|ed|ing)?"
                      + OTHER_PERSON)),
          Column.PLAN,
          new Listed(
              "a planned treatment",
              "physical therapy",
              denied(
                  "|avoid(?:ed|ing)?|stop(?:ped)?|discontinued?|d/?c|completed|finished|done|had|failed"
                      + "|s/p|h/o|previous(?:ly)?|prior(?! to)|hold|held|paused?|vs|versus|instead|rather"
                      + "|rule out|r/o")),
          Column.HELD_MEDICATIONS,
          new Listed(
              "a medication that was held",
              "warfarin 5d",
              denied(
                  FUTURE
                      + "|continu(?:e|es|ed|ing)|still|^(?:resum|re-?start)(?:e|es|ed|s|ing)?|^bridg(?:e|es|ed|ing)"
                      + "|forg[eo]t(?:ten)?|missed|takes|took(?! (?:(?:the|his|her) )?last)|(?<!last )taken"
                      + OTHER_PERSON)));

  private DeniedItem() {}

  private static Pattern denied(String more) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}'])(?:"
            + DENIAL
            + DOUBT
            + more
            + ")(?![\\p{L}\\p{N}])|"
            + String.join("|", ANSWER_NO, MARK, REFERENCE));
  }

  /** Whether an item of this column does not clearly state that something was done. */
  public static boolean is(Column column, String item) {
    Listed listed = COLUMNS.get(column);
    if (listed == null) {
      return false;
    }
    String words = column == Column.PRIOR_TREATMENTS ? TriedTreatment.withoutOutcome(item) : item;
    return listed.denied.matcher(words.toLowerCase(Locale.ROOT)).find();
  }

  /**
   * The items of a list that is separated by commas or lines. A denial and what follows it are one
   * item, because it may deny all of them: {@code never tried: massage, PT} and {@code no bleeding,
   * bruising}.
   *
   * @param between joins the items after a denial
   */
  public static List<String> withWhatFollows(Column column, List<String> parts, String between) {
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (mayDenyMore(column, part)) {
        List<String> items = new ArrayList<>(parts.subList(0, i));
        items.add(String.join(between, parts.subList(i, parts.size())));
        return items;
      }
    }
    return parts;
  }

  private static boolean mayDenyMore(Column column, String part) {
    Optional<Absence> absence = Absence.of(part);
    if (column == Column.COMPLICATIONS) {
      // "none" and "no complications" deny all, so another item contradicts them.
      return absence.filter(is -> is == Absence.NONE).isPresent()
          && part.strip().contains(" ")
          && !part.toLowerCase(Locale.ROOT).contains("complication");
    }
    // An answer at the end, such as "PT: N", is only about its own item.
    return absence.isEmpty() && is(column, part + ", others");
  }

  /** What the items of a column are, for a message. */
  public static String listed(Column column) {
    return COLUMNS.get(column).what;
  }

  /** An item of a column, for a suggestion. */
  public static String example(Column column) {
    return COLUMNS.get(column).example;
  }
}
