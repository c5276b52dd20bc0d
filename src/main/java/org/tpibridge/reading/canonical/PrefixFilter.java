package org.tpibridge.reading.canonical;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A quick test before a slow one: what begins with none of the prefixes cannot be one of the words
 * that the slow test looks for. It may let through more than the slow test accepts, never less.
 */
final class PrefixFilter {
  private final List<String> all;

  /** Of most texts, the first character is enough. */
  private final BitSet firstCharacters = new BitSet();

  private PrefixFilter(List<String> all) {
    this.all = all;
    for (String prefix : all) {
      firstCharacters.set(prefix.charAt(0));
      firstCharacters.set(prefix.toUpperCase(Locale.ROOT).charAt(0));
    }
  }

  /**
   * @param all in small letters, each of ASCII characters and not empty
   */
  static PrefixFilter of(String... all) {
    return new PrefixFilter(List.of(all));
  }

  /** Whether the text has a prefix at a position, in capitals or not. */
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
