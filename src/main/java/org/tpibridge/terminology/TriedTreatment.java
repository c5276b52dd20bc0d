package org.tpibridge.terminology;

import java.util.regex.Pattern;

/**
 * Removes how a treatment worked from words about one that was tried: {@code did not respond to
 * NSAIDs} and {@code massage (failed)} name {@code NSAIDs} and {@code massage}.
 */
public final class TriedTreatment {
  private static final String LITTLE =
      "(?:no|not|never|without|did ?n[o'\u2019]t|has ?n[o'\u2019]t|minimal|little|insufficient|limited|poor)";
  private static final String SUCCESS =
      "(?:respon(?:d|ded|ding|se)|relie(?:f|ved?)|improve(?:d|ment)?|help(?:ed|ful|ing)?|benefit(?:ed)?"
          + "|effect(?:ive)?|success(?:ful)?|work(?:ed|ing)?|tolerated)";
  private static final String DEGREE =
      "(?:(?:much|any|enough|lasting|sustained|significant|sufficient|adequate|long[- ]term) ){0,3}";

  private static final String NO_LETTER_BEFORE = "(?<!\\p{L})";
  private static final String NO_LETTER_AFTER = "(?!\\p{L})";

  private static final Pattern OUTCOME =
      Pattern.compile(
          NO_LETTER_BEFORE
              + "(?:(?:(?:with|had|patient) )?"
              + LITTLE
              + " "
              + DEGREE
              + SUCCESS
              + NO_LETTER_AFTER
              + "(?: (?:to|from|with|by|on|of)"
              + NO_LETTER_AFTER
              + ")?"
              + "|(?:has )?(?:failed|failure of|ineffective|refractory to|tried|trial of)"
              + NO_LETTER_AFTER
              + "(?: (?:with|to)"
              + NO_LETTER_AFTER
              + ")?)",
          Pattern.CASE_INSENSITIVE);
  private static final String LEFT_OVER = " ,:()-";

  private TriedTreatment() {}

  /** Returns the words without the outcome; all words if nothing is left. */
  public static String withoutOutcome(String words) {
    String rest = OUTCOME.matcher(words).replaceAll(" ");
    if (rest.equals(words)) {
      return words;
    }
    int start = 0;
    int end = rest.length();
    while (start < end && LEFT_OVER.indexOf(rest.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && LEFT_OVER.indexOf(rest.charAt(end - 1)) >= 0) {
      end--;
    }
    return start == end ? words : rest.substring(start, end);
  }
}
