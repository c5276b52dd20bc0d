package org.tpibridge.finding;

/** Quotes text of an input in messages: short, on one line, in quotation marks. */
public final class QuotedText {
  private static final int SHOWN = 60;
  private static final int LONGEST_LINE = 200;

  private QuotedText() {}

  public static String of(String text) {
    return "\"" + shortened(text, SHOWN) + "\"";
  }

  /** Returns the message of a library as one line that ends like a sentence. */
  public static String line(String message) {
    return shortened(message, LONGEST_LINE) + ".";
  }

  private static String shortened(String text, int length) {
    int end = Math.min(text.length(), length);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
    }
    return PrintableText.line(shown.toString()) + (end < text.length() ? "…" : "");
  }
}
