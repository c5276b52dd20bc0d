package org.tpibridge.reading.shorthand;

import java.util.Set;

/** The names of added epinephrine and the valid ratios 1:n. */
final class Epinephrine {
  private static final int STRONGEST = 1000;
  private static final int WEAKEST = 10_000_000;
  private static final Set<String> NAMES = Set.of("epi", "epinephrine", "adrenaline", "adrenalin");

  private Epinephrine() {}

  static boolean isName(CellToken token) {
    return token.isWord() && NAMES.contains(token.text());
  }

  static boolean isRatio(long n) {
    return n >= STRONGEST && n <= WEAKEST;
  }
}
