package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;

/** Splits and unescapes values in a search, where a backslash escapes a separator. */
final class EscapedSearchValue {
  private EscapedSearchValue() {}

  /** Splits a value at separators; the parts are still escaped. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == separator) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  static String unescape(String escaped) {
    return escaped.replaceAll("\\\\([,|$\\\\])", "$1");
  }
}
