package org.tpibridge.rules;

import java.util.List;
import java.util.Locale;

/** Words to look for, of which a star stands for any letters before or after: {@code *caine}. */
record WordList(List<String> patterns) {

  boolean hasOneOf(String text) {
    return Statements.words(text).stream().anyMatch(this::has);
  }

  boolean has(String word) {
    return patterns.stream().anyMatch(pattern -> fits(pattern, word.toLowerCase(Locale.ROOT)));
  }

  private static boolean fits(String pattern, String word) {
    boolean open = pattern.startsWith("*");
    boolean endless = pattern.endsWith("*") && pattern.length() > 1;
    String core = pattern.substring(open ? 1 : 0, pattern.length() - (endless ? 1 : 0));
    if (open && endless) {
      return word.contains(core);
    }
    if (open) {
      return word.endsWith(core);
    }
    return endless ? word.startsWith(core) : word.equals(core);
  }
}
