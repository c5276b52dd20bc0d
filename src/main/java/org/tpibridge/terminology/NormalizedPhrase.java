package org.tpibridge.terminology;

import java.text.Normalizer;

/** What is compared when a clinic's words are looked up. */
final class NormalizedPhrase {
  private static final int SHORTEST_PLURAL = 4;

  private final StringBuilder text;
  private int wordStart;

  private NormalizedPhrase(int length) {
    text = new StringBuilder(length);
  }

  /**
   * The words without what does not matter: case, accents, everything that is neither letter nor
   * digit, and the plural's s of words with four letters or more. {@code Lev. Scap} and {@code
   * lev-scap} are one; so are {@code rhomboids} and {@code Rhomboid}. Cutting an s that is no
   * plural does no harm, because both sides of a comparison are cut alike.
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
