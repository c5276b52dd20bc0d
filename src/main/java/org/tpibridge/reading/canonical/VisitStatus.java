package org.tpibridge.reading.canonical;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognizes the status of a record outside the fields of a visit: the visit was not done, or the
 * record was withdrawn. Other statuses, such as {@code signed}, have no effect. The values are in
 * order of severity.
 */
public enum VisitStatus {
  /** Canceled, missed or still scheduled: {@code No Show}. */
  NOT_DONE,
  /** The record was withdrawn: {@code VOID}, {@code Entered in error}. */
  WITHDRAWN;

  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String SUBJECT =
      "(?:pt |patient |appt |appointment |visit |procedure |inj |injection )?(?:was )?";
  private static final String CANCELED =
      "cancel|cancell?ed|cancellation|canc|cnx|cx|cxl|cxl?d|not ?done|no ?show(?:ed)?|not"
          + " performed";
  private static final String VOID =
      "void|voided|entered in error|entered error|enteredinerror|in error|deleted?|retracted"
          + "|invalid|invalidated|nullified|wrong (?:patient|pt|chart)";
  private static final Pattern NOT_DONE_WORDS =
      Pattern.compile(
          SUBJECT
              + "(?:"
              + CANCELED
              + "|n ?s|dna|dns|fta|lwbs|lwobs|did not (?:attend|arrive|come|show)"
              + "|failed to (?:attend|show)|missed|not (?:completed|seen|started|given|arrived)"
              + "|never (?:arrived|came|done)|left without (?:being seen|treatment)"
              + "|re ?sched(?:uled?)?|r s|scheduled|pre ?booked|booked|planned|proposed|preparation"
              + "|future|upcoming|wait ?list(?:ed)?|on ?hold|postponed|deferred|aborted|refused"
              + "|declined)(?: .*)?");
  private static final Pattern WITHDRAWN_WORDS =
      Pattern.compile(
          SUBJECT + "(?:" + VOID + "|eie|reversed|superseded|replaced|duplicate)(?: .*)?");

  /** Matches a muscle or drug cell that contains only a status, such as {@code refused}. */
  private static final Pattern NO_ITEM_WORDS =
      Pattern.compile(
          SUBJECT
              + "(?:"
              + CANCELED
              + "|"
              + VOID
              + "|not given|refused|declined|held|deferred|postponed|rescheduled|aborted)"
              + "(?: by (?:the )?(?:patient|pt|clinic|office|provider))?");

  /** Matches a note that begins with a status, followed by punctuation or a reason. */
  private static final Pattern NOTE_WORDS =
      Pattern.compile(
          "(?is)\\W*(?:(?:pt|patient|appt|appointment|visit|procedure)\\s+)?(?:was\\s+)?"
              + "(?:void(?:ed)?|cancell?ed|no[- ]?show(?:ed)?|entered in error|not done)"
              + "\\s*(?:$|[-\u2013\u2014:;.,!(*\\n]|by\\b|due\\b|because\\b|per\\b).*");

  /** Words in column names that show that the status is not about the visit. */
  private static final Set<String> OTHER_STATUSES =
      Set.of(
          "marital",
          "insurance",
          "ins",
          "claim",
          "claims",
          "bill",
          "billing",
          "payment",
          "pay",
          "payer",
          "paid",
          "auth",
          "authorization",
          "consent",
          "referral",
          "order",
          "rx",
          "prescription",
          "smoking",
          "tobacco",
          "pregnancy",
          "employment",
          "work",
          "functional",
          "mental",
          "health",
          "follow",
          "followup",
          "fu",
          "next",
          "eligibility",
          "charge",
          "account",
          "allergy",
          "problem",
          "disability",
          "weight",
          "vital",
          "living",
          "lab");

  private static final Set<String> CANCELED_NAMES =
      Set.of("cancel", "canceled", "cancelled", "cancellation", "noshow", "notdone", "missed");
  private static final Set<String> WITHDRAWN_NAMES =
      Set.of("void", "voided", "deleted", "enteredinerror", "retracted", "nullified");

  /**
   * Additional words in the name of a flag column, whose cells contain yes or no, a day or a
   * reason.
   */
  private static final Set<String> FLAG_NAME_WORDS =
      Set.of(
          "is",
          "was",
          "flag",
          "yn",
          "ind",
          "indicator",
          "visit",
          "appt",
          "appointment",
          "encounter",
          "record",
          "row",
          "reason",
          "reasons",
          "comment",
          "comments",
          "note",
          "date",
          "time",
          "datetime",
          "dt",
          "dttm",
          "ts",
          "timestamp",
          "at",
          "on",
          "by",
          "code",
          "y",
          "n",
          "cancel",
          "canceled",
          "cancelled",
          "user");

  private static final Set<String> NO =
      Set.of(
          "n",
          "no",
          "f",
          "false",
          "none",
          "null",
          "nil",
          "na",
          "n a",
          "nan",
          "nat",
          "not applicable",
          "never",
          "unknown",
          "active",
          "not canceled",
          "not cancelled",
          "not void",
          "not voided",
          "not deleted",
          "completed",
          "done",
          "kept");

  private static final Pattern ZERO = Pattern.compile("[0 ]+");

  /** The status that a cell states; empty if its column is not about the status of a visit. */
  public static Optional<VisitStatus> of(String column, String value) {
    String words = normalized(value);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<String> name = parts(column);
    boolean status = name.contains("status") || name.contains("stat") || isStatus(name);
    if (status && name.stream().noneMatch(OTHER_STATUSES::contains)) {
      return ofStatus(words);
    }
    return NO.contains(words) || ZERO.matcher(words).matches() ? Optional.empty() : flag(name);
  }

  /** Whether a column may state that a visit was not done, regardless of its cells. */
  public static boolean isStatusColumn(String column) {
    return of(column, "void").isPresent();
  }

  /** Whether a cell for a muscle or a drug contains only a status, such as {@code refused}. */
  public static boolean replacesItem(String item) {
    return NO_ITEM_WORDS.matcher(normalized(item)).matches();
  }

  /** Whether a note begins with a statement that the visit was not done or was withdrawn. */
  public static boolean beginsNote(String note) {
    return NOTE_WORDS.matcher(note).matches();
  }

  private static Optional<VisitStatus> ofStatus(String words) {
    if (WITHDRAWN_WORDS.matcher(words).matches()) {
      return Optional.of(WITHDRAWN);
    }
    return NOT_DONE_WORDS.matcher(words).matches() ? Optional.of(NOT_DONE) : Optional.empty();
  }

  private static boolean isStatus(List<String> name) {
    String joined = String.join("", name);
    return joined.endsWith("status") || joined.equals("attendance") || joined.equals("disposition");
  }

  private static Optional<VisitStatus> flag(List<String> name) {
    String joined =
        String.join("", name.stream().filter(part -> !FLAG_NAME_WORDS.contains(part)).toList());
    boolean canceled =
        CANCELED_NAMES.contains(joined)
            || (joined.isEmpty() && name.stream().anyMatch(CANCELED_NAMES::contains));
    if (canceled) {
      return Optional.of(NOT_DONE);
    }
    return WITHDRAWN_NAMES.contains(joined) ? Optional.of(WITHDRAWN) : Optional.empty();
  }

  private static List<String> parts(String name) {
    return Arrays.stream(normalized(CAMEL.matcher(name).replaceAll(" ")).split(" ")).toList();
  }

  /** Lower case letters and digits, with single spaces for all other characters. */
  private static String normalized(String words) {
    return WhiteSpace.strip(MARKS.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" "));
  }
}
