package org.tpibridge.reading.canonical;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A quick test before a slow one: a text without one of the prefixes cannot match the slow test.
 * The filter may accept more than the slow test, never less.
 */
final class PrefixFilter {
  private final List<String> all;

  /** For most texts the first character is sufficient. */
  private final BitSet firstCharacters = new BitSet();

  private PrefixFilter(List<String> all) {
    this.all = all;
    for (String prefix : all) {
      firstCharacters.set(prefix.charAt(0));
      firstCharacters.set(prefix.toUpperCase(Locale.ROOT).charAt(0));
    }
  }

  /**
   * @param all prefixes in lower case, in ASCII, not empty
   */
  static PrefixFilter of(String... all) {
    return new PrefixFilter(List.of(all));
  }

  /** Whether the text has a prefix at a position, ignoring case. */
  boolean isAt(int position, String text) {
    return firstCharacters.get(text.charAt(position)) && isAnyAt(position, text);
  }

  private boolean isAnyAt(int position, String text) {
    for (int i = 0; i < all.size(); i++) {
      String prefix = all.get(i);
      if (text.regionMatches(true, position, prefix, 0, prefix.length())) {
        return true;
      }
    }
    return false;
  }
}
