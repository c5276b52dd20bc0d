package org.tpibridge.reading.canonical;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Classifies what a record states instead of a drug, in the cell for drugs. */
public enum InjectateStatement {
  /** No drug: {@code none}. With an injection code this may also be a missing value. */
  NONE,
  /** Dry needling, by name. */
  DRY_NEEDLING,
  /** An injection without the name of a drug. */
  INJECTION,
  /** A placeholder such as {@code n/a} or {@code ?}, which does not mean none. */
  NOT_SPECIFIED;

  private static final String NOTHING_WORDS =
      "(?:none|no|nil|nothing|without|w o)(?: (?:other|additional))?(?:"
          + " (?:injectates?|injection|injected|drugs?|medications?|meds?|anesthetic|solution|given"
          + "|used))*";
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NONE_WORDS = Pattern.compile(NOTHING_WORDS);
  private static final Pattern DRY_WORDS =
      Pattern.compile(
          "(?:(?:trigger point |tp )?dry(?: needl(?:e|es|ed|ing)(?: technique)?)?|dn|needling only)"
              + "(?: only)?(?: "
              + NOTHING_WORDS
              + ")?");
  private static final Pattern INJECTION_WORDS =
      Pattern.compile(
          "(?:(?:trigger point |tp )?(?:injections?|injected)|tpis?)(?:"
              + " (?:given|done|performed))?");
  private static final Pattern NOT_SPECIFIED_WORDS =
      Pattern.compile(
          "|n a|na|n d|unk|unknown|unspecified|null|n|tbd|missing|blank|empty"
              + "|(?:not|un)[ ]?(?:specified|stated|recorded|documented|available|known|noted"
              + "|listed|entered|applicable)"
              + "|see (?:the )?(?:notes?|chart|record|mar)");

  /** The first characters of the words above. */
  private static final PrefixFilter BEGINNINGS =
      PrefixFilter.of(
          "n", "w", "trigger", "tp", "dry", "dn", "inj", "un", "tbd", "missing", "blan", "empty",
          "see");

  /** Classifies a whole cell; empty if it contains other words, such as a drug. */
  public static Optional<InjectateStatement> of(String cell) {
    return isPossible(cell) ? ofWords(cell) : Optional.empty();
  }

  /** Classifies by the regular expressions only. */
  static Optional<InjectateStatement> ofWords(String cell) {
    if (hasDigit(cell)) {
      // Most cells contain an amount, and statements do not.
      return Optional.empty();
    }
    List<Optional<InjectateStatement>> parts =
        Arrays.stream(cell.split("[;,\\n]", -1))
            .map(InjectateStatement::normalized)
            .filter(part -> !part.isEmpty())
            .map(InjectateStatement::ofItem)
            .toList();
    if (parts.isEmpty()) {
      return WhiteSpace.strip(cell).isEmpty() ? Optional.empty() : Optional.of(NOT_SPECIFIED);
    }
    if (parts.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<InjectateStatement> all = parts.stream().flatMap(Optional::stream).distinct().toList();
    boolean both = all.contains(INJECTION) && all.size() > 1;
    // "Dry needling, none" is dry needling; "none, n/a" is not specified.
    return both
        ? Optional.of(NOT_SPECIFIED)
        : Optional.of(
            all.contains(DRY_NEEDLING)
                ? DRY_NEEDLING
                : all.contains(NOT_SPECIFIED) ? NOT_SPECIFIED : all.get(0));
  }

  private static boolean hasDigit(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c >= '0' && c <= '9') {
        return true;
      }
    }
    return false;
  }

  /** Whether the regular expressions can match; most drugs begin with other letters. */
  private static boolean isPossible(String cell) {
    int first = 0;
    while (first < cell.length() && isAsciiMark(cell.charAt(first))) {
      first++;
    }
    // Non-ASCII text is left to the regular expressions.
    return first == cell.length() || cell.charAt(first) > '~' || BEGINNINGS.isAt(first, cell);
  }

  private static boolean isAsciiMark(char c) {
    return c < 'A' || (c > 'Z' && c < 'a') || (c > 'z' && c <= '\u007f');
  }

  private static Optional<InjectateStatement> ofItem(String part) {
    if (NONE_WORDS.matcher(part).matches()) {
      return Optional.of(NONE);
    }
    if (DRY_WORDS.matcher(part).matches()) {
      return Optional.of(DRY_NEEDLING);
    }
    if (INJECTION_WORDS.matcher(part).matches()) {
      return Optional.of(INJECTION);
    }
    return NOT_SPECIFIED_WORDS.matcher(part).matches()
        ? Optional.of(NOT_SPECIFIED)
        : Optional.empty();
  }

  /** Lower case letters and digits, with single spaces for all other characters. */
  private static String normalized(String words) {
    return WhiteSpace.strip(MARKS.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" "));
  }
}
