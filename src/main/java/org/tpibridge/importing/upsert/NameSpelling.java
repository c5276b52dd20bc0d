package org.tpibridge.importing.upsert;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares names without regard to case, accents and spaces. */
final class NameSpelling {
  /** Not all marks: in non-Latin scripts, marks can be separate letters. */
  private static final Pattern ACCENT = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

  private static final Pattern SPACE = Pattern.compile("[\\s\\h]+");

  /** Transfers between systems lose accents and lower case more often than they add them. */
  private static final Comparator<String> BETTER_LAST =
      Comparator.<String>comparingLong(NameSpelling::accents)
          .thenComparing(NameSpelling::hasBothCases)
          .thenComparing(Comparator.reverseOrder());

  private NameSpelling() {}

  static boolean isSame(String one, String other) {
    return one.equals(other) || key(one).equals(key(other));
  }

  private static String key(String name) {
    String plain = ACCENT.matcher(decomposed(name)).replaceAll("");
    // Upper case first, so that ß becomes ss.
    return SPACE.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String decomposed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD);
  }

  /** Returns the preferred spelling of two equal names, regardless of their order. */
  static String preferred(String one, String other) {
    return BETTER_LAST.compare(one, other) >= 0 ? one : other;
  }

  private static long accents(String name) {
    return ACCENT.matcher(decomposed(name)).results().count();
  }

  private static boolean hasBothCases(String name) {
    return name.chars().anyMatch(Character::isLowerCase)
        && name.chars().anyMatch(Character::isUpperCase);
  }
}
