package org.tpibridge.reading.canonical;

/** White space as tables have it: no-break spaces and byte order marks are white space too. */
public final class WhiteSpace {
  private WhiteSpace() {}

  /** Without white space around it, no-break spaces and byte order marks included. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** With one plain space wherever there is white space, and none around it. */
  public static String collapse(String text) {
    return isSqueezed(text) ? text : squeezed(text);
  }

  /** Most texts are, and need no copy. */
  private static boolean isSqueezed(String text) {
    boolean afterSpace = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = isSpace(c);
      if (space && (afterSpace || c != ' ')) {
        return false;
      }
      afterSpace = space;
    }
    return text.isEmpty() || !afterSpace;
  }

  static String squeezed(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        gap = squeezed.length() > 0;
      } else {
        if (gap) {
          squeezed.append(' ');
          gap = false;
        }
        squeezed.append(c);
      }
    }
    return squeezed.toString();
  }

  /**
   * With a plain line break for each character that word processors put in its place: the vertical
   * tab (Word's line break), the form feed, and Unicode's line and paragraph separators.
   */
  public static String plainLineBreaks(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUnusualLineBreak(text.charAt(i))) {
        return text.replaceAll("[\\u000b\\f\\u2028\\u2029]", "\n");
      }
    }
    return text;
  }

  private static boolean isUnusualLineBreak(char c) {
    return c == '\u000b' || c == '\f' || c == '\u2028' || c == '\u2029';
  }

  private static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || (c >= '\t' && c <= '\r')
        : c > '~' && (c == '\u00a0' || c == '\ufeff' || Character.isWhitespace(c));
  }
}
