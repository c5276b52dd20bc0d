package org.tpibridge.finding;

/**
 * Makes text safe for a terminal or a log. Characters that are invisible or control the terminal
 * are replaced by JSON escapes ({@code \u001b}, {@code \n}): control characters, bidirectional
 * marks, line separators, invisible characters and unpaired surrogates. In a JSON string, the
 * escape means the same as the character, so JSON output stays equivalent.
 */
public final class PrintableText {
  private PrintableText() {}

  /** Escapes a text for one line; line breaks and tabs are escaped, too. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** Escapes a text of several lines; line ends and tabs are unchanged. */
  public static String text(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean lines) {
    int i = 0;
    while (i < text.length() && isPlain(text.charAt(i), lines)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, i);
    while (i < text.length()) {
      int c = text.codePointAt(i);
      boolean layout = c == '\n' || c == '\t' || (c == '\r' && text.startsWith("\n", i + 1));
      if ((lines && layout) || isVisible(c)) {
        shown.appendCodePoint(c);
      } else {
        escape(c, shown);
      }
      i += Character.charCount(c);
    }
    return shown.toString();
  }

  /** Fast check: most texts are plain ASCII and need no escapes. */
  private static boolean isPlain(char c, boolean lines) {
    return (c >= ' ' && c < 0x7f) || (lines && (c == '\n' || c == '\t'));
  }

  /** Whether a character is visible and has no effect other than being displayed. */
  public static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> !isFiller(c);
    };
  }

  /** Letters and marks that are invisible or change how the preceding character is displayed. */
  private static boolean isFiller(int c) {
    return c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x2800
        || c == 0x3164
        || c == 0xFFA0
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  private static void escape(int c, StringBuilder shown) {
    switch (c) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        for (char codeUnit : Character.toChars(c)) {
          shown.append("\\u%04x".formatted((int) codeUnit));
        }
      }
    }
  }
}
