package org.tpibridge.reading.canonical;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.Column;

/**
 * Classifies values that name nothing, such as {@code none} and {@code n/a}. They must not become a
 * fact about something.
 */
public enum Absence {
  /** The record states that there was none. */
  NONE,
  /** A placeholder: the record states nothing. */
  NOT_SPECIFIED;

  private static final Pattern NONE_WORD =
      Pattern.compile("none|nil|nothing|no|without|denie[sd]|uncomplicated");
  private static final Pattern WORD_AFTER_NONE =
      Pattern.compile(
          "known|noted|reported|observed|recorded|immediate|apparent|acute|other|any"
              + "|complications?|adverse|events?|reactions?|side|effects?|problems?|issues?|seen"
              + "|bleeding|bruising|h[ae]+matomas?|infections?|swelling|redness|pneumothorax|syncope"
              + "|dizziness|numbness|vasovagal|signs?|evidence|of|or|and|no|at|this|time");
  private static final Pattern BETWEEN_WORDS = Pattern.compile(",? ");
  private static final Pattern NOT_SPECIFIED_WORDS =
      Pattern.compile(
          "#?n/?a|n\\.a\\.?|n/d|unk|unknown|unspecified|\\(?null\\)?|\\\\n"
              + "|tbd|missing|blank|#ref!|#value!|(?:not|un)"
              + " ?(?:specified|stated|recorded|documented|available|noted|entered|applicable)");
  private static final Pattern MARKS = Pattern.compile("[-\u2013\u2014?./*_ ]+");
  private static final Pattern LAST_MARKS = Pattern.compile("[.!]+$");

  /** The first characters of the words and marks above. */
  private static final PrefixFilter BEGINNINGS =
      PrefixFilter.of(
          "n", "un", "without", "denie", "tbd", "missing", "blan", "#", "(", "\\", "-", "?", ".",
          "/", "*", "_");

  /** Classifies a value; empty if the value names something. */
  public static Optional<Absence> of(String words) {
    return isPossible(words) ? ofWords(words) : Optional.empty();
  }

  /** Reports that a field is read as missing. */
  public static void reportPlaceholder(Column column, String words, FieldFindings findings) {
    findings.information(
        ReadingFindingCodes.NOT_SPECIFIED,
        QuotedText.of(words) + " is a placeholder. " + column.header() + " is read as missing.");
  }

  /** Classifies by the regular expressions only. */
  static Optional<Absence> ofWords(String words) {
    String normalized = WhiteSpace.collapse(words.toLowerCase(Locale.ROOT));
    if (normalized.isEmpty()) {
      return Optional.empty();
    }
    boolean placeholder =
        MARKS.matcher(normalized).matches() || NOT_SPECIFIED_WORDS.matcher(normalized).matches();
    if (placeholder) {
      return Optional.of(NOT_SPECIFIED);
    }
    String plain = LAST_MARKS.matcher(normalized).replaceAll("");
    return isNone(plain) ? Optional.of(NONE) : Optional.empty();
  }

  /** One expression for all words would recurse for each, and exceed the stack on a long text. */
  private static boolean isNone(String plain) {
    String[] words = BETWEEN_WORDS.split(plain, -1);
    return NONE_WORD.matcher(words[0]).matches()
        && Arrays.stream(words, 1, words.length)
            .allMatch(word -> WORD_AFTER_NONE.matcher(word).matches());
  }

  /** Whether the regular expressions can match; most values begin with other letters. */
  private static boolean isPossible(String words) {
    int first = 0;
    while (first < words.length() && words.charAt(first) <= ' ') {
      first++;
    }
    // Other white space and dashes are left to the regular expressions.
    return first == words.length() || words.charAt(first) > '~' || BEGINNINGS.isAt(first, words);
  }
}
