package org.tpibridge.importing.upsert;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names that differ in capitals, accents or spaces only. */
final class NameSpelling {
  /** Not all marks: in other scripts than ours they are letters of their own. */
  private static final Pattern ACCENT = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

  private static final Pattern SPACE = Pattern.compile("[\\s\\h]+");

  /** Accents and capitals are lost on the way more often than they are gained. */
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
    // By way of capitals, so that one letter that stands for two (ß) is those two.
    return SPACE.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String decomposed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD);
  }

  /** The one to keep of two that are the same; whatever comes first, the same one. */
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
