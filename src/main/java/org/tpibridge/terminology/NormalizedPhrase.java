package org.tpibridge.terminology;

import java.text.Normalizer;

/** Normalizes words so that a clinic's spelling can be looked up. */
final class NormalizedPhrase {
  private static final int SHORTEST_PLURAL = 4;

  private final StringBuilder text;
  private int wordStart;

  private NormalizedPhrase(int length) {
    text = new StringBuilder(length);
  }

  /**
   * Removes differences that do not matter: case, accents, all characters that are not letters or
   * digits, and the plural s of words with four letters or more. {@code Lev. Scap} and {@code
   * lev-scap} are equal; so are {@code rhomboids} and {@code Rhomboid}. Removing an s that is not a
   * plural does no harm, because both sides of a comparison are normalized.
   */
  static String of(String words) {
    String plain = isAscii(words) ? words : withoutAccents(words);
    NormalizedPhrase phrase = new NormalizedPhrase(plain.length());
    boolean gap = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        gap = true;
      } else {
        if (gap) {
          phrase.nextWord();
          gap = false;
        }
        phrase.text.append(Character.toLowerCase(c));
      }
    }
    phrase.endWord();
    return phrase.text.toString();
  }

  private void nextWord() {
    if (!text.isEmpty()) {
      endWord();
      text.append(' ');
      wordStart = text.length();
    }
  }

  private void endWord() {
    int last = text.length() - 1;
    boolean longEnough = text.length() - wordStart >= SHORTEST_PLURAL;
    if (longEnough && text.charAt(last) == 's' && text.charAt(last - 1) != 's') {
      text.setLength(last);
    }
  }

  private static boolean isAscii(String words) {
    for (int i = 0; i < words.length(); i++) {
      if (words.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String withoutAccents(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
  }
}
