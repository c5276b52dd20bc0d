package org.tpibridge.source.telling;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which known names a mistyped one may mean. */
public final class Nearest {
  private static final int LONGEST_COMPARED = 40;

  private Nearest() {}

  /** The names at most a third of their letters away, the nearest first. */
  public static List<String> of(String mistyped, List<String> names) {
    String folded = fold(mistyped);
    if (folded.isEmpty() || folded.length() > LONGEST_COMPARED) {
      return List.of();
    }
    record Candidate(String name, int distance) {}
    return names.stream()
        .map(name -> new Candidate(name, distance(folded, fold(name))))
        .filter(c -> c.distance() * 3 <= Math.max(folded.length(), fold(c.name()).length()))
        .sorted(Comparator.comparingInt(Candidate::distance))
        .map(Candidate::name)
        .toList();
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
