package org.tpibridge.reading.canonical;

/** Removes and collapses white space, including no-break spaces and byte order marks. */
public final class WhiteSpace {
  private WhiteSpace() {}

  /** The text without surrounding white space, including no-break spaces and byte order marks. */
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

  /** The text with one plain space for each run of white space, and no surrounding space. */
  public static String collapse(String text) {
    return isCollapsed(text) ? text : collapsed(text);
  }

  /** Whether the text needs no change, which is true for most. */
  private static boolean isCollapsed(String text) {
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

  static String collapsed(String text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        gap = collapsed.length() > 0;
      } else {
        if (gap) {
          collapsed.append(' ');
          gap = false;
        }
        collapsed.append(c);
      }
    }
    return collapsed.toString();
  }

  /**
   * Replaces the line breaks of word processors with newlines: the vertical tab (Word's line
   * break), the form feed, and Unicode's line and paragraph separators.
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
