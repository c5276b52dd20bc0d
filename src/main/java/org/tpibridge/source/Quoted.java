package org.tpibridge.source;

/** Text of an input as messages quote it: short, on one line, in quotation marks. */
final class Quoted {
  private static final int SHOWN = 60;

  private Quoted() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder("\"");
    int end = Math.min(text.length(), SHOWN);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) ? ' ' : c);
    }
    return shown.append(end < text.length() ? "…\"" : "\"").toString();
  }
}
