package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;

/** Values in a search, in which a backslash takes a separator's meaning away. */
final class EscapedSearchValue {
  private EscapedSearchValue() {}

  /** The parts between separators, still escaped. */
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
