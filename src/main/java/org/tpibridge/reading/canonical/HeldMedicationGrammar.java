package org.tpibridge.reading.canonical;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.TimeSpan;

/** Reads held medications: {@code warfarin 5d}, or a medication alone. */
public final class HeldMedicationGrammar {
  private static final String HELD =
      "(?:held|hold|stopped|paused|off|last(?: (?:dose|taken))?(?: of)?)";
  private static final String UNIT =
      "(?:min|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|months?)";

  /** {@code held warfarin for 5 days}, {@code warfarin (5 days)}, {@code warfarin 5 days ago}. */
  private static final Pattern AS_TYPED =
      Pattern.compile(
          "(?:"
              + HELD
              + " )?(.*?[^ ,:;(-])"
              + "(?:[ ,:(]+(?:was |were |is )?"
              + HELD
              + ")?(?:[ ,:(]+|(?<![0-9])[ ,:]*- ?)(?:x ?|for )?([0-9]{1,4}) ?("
              + UNIT
              + ")\\)?(?: ago)?",
          Pattern.CASE_INSENSITIVE);

  /**
   * Words after which a length of time is not how long a medication was held, or is only that of
   * one of several medications.
   */
  private static final Pattern OTHER_TIME =
      Pattern.compile(
          "(?<!\\p{L})(?:resum(?:e[sd]?|ing)|re-?start(?:s|ed|ing)?|start(?:s|ed|ing)?|continu(?:e[sd]?|ing)"
              + "|after|until|till?|next|then|in|will|post|not?|never|without|denies|to|or|than|least"
              + "|up|about|approx[a-z]{0,8}|every|daily|day"
              + "|bridg(?:e|es|ed|ing)|and)(?!\\p{L})|[~<>,&]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ANY_TIME =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:[0-9]++|one|two|three|four|five|six|seven|ten|few|several|couple of)"
              + "[ +-]{0,2}"
              + UNIT
              + "(?!\\p{L})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_MEDICATION =
      Pattern.compile(
          "(?:(?:" + HELD + "|meds?|medications?|x|for) ?){0,3}[0-9]{1,4} ?" + UNIT + "(?: ago)?",
          Pattern.CASE_INSENSITIVE);

  private HeldMedicationGrammar() {}

  static Optional<HeldMedication> read(String item, FieldFindings findings) {
    if (DeniedItem.is(Column.HELD_MEDICATIONS, item)) {
      return Optional.of(new HeldMedication(item, Optional.empty()));
    }
    if (NO_MEDICATION.matcher(item).matches()) {
      findings.error(
          ReadingFindingCodes.SPAN,
          "The medication is missing before " + QuotedText.of(item) + ". Write warfarin 5d.");
      return Optional.empty();
    }
    Optional<String> typed = canonical(item);
    if (typed.isPresent() && !typed.get().equals(item)) {
      findings.error(
          ReadingFindingCodes.SPAN,
          QuotedText.of(item)
              + " contains a length of time. Write the medication, a space, a whole number and a"
              + " unit (h, d, w or mo), such as warfarin 5d.",
          typed.get());
      return Optional.empty();
    }
    if (typed.isPresent()) {
      int space = item.lastIndexOf(' ');
      return Optional.of(
          new HeldMedication(
              item.substring(0, space), CanonicalSpanGrammar.parse(item.substring(space + 1))));
    }
    if (ANY_TIME.matcher(item).find()) {
      findings.warning(
          ReadingFindingCodes.HELD_TIME,
          "How long the medication was held is unclear from "
              + QuotedText.of(item)
              + ". It is stored as text. Write only the medication and how long it was held, such as"
              + " warfarin 5d, and the rest in notes.");
    }
    return Optional.of(new HeldMedication(item, Optional.empty()));
  }

  /**
   * The canonical notation of an item with a length of time; empty if it has none, or one that may
   * be another time.
   */
  public static Optional<String> canonical(String item) {
    Matcher typed = AS_TYPED.matcher(item);
    if (DeniedItem.is(Column.HELD_MEDICATIONS, item)
        || !typed.matches()
        || OTHER_TIME.matcher(typed.group(1)).find()
        || ANY_TIME.matcher(typed.group(1)).find()) {
      return Optional.empty();
    }
    return CanonicalSpanGrammar.suggestion(typed.group(2) + typed.group(3))
        .map(TimeSpan::toCanonicalText)
        .map(span -> typed.group(1) + " " + span);
  }
}
