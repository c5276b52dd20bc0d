package org.tpibridge.source.shorthand;

import java.util.Set;

/** The signs of a rough value: {@code ~}, "about", "approx." */
final class Approximate {
  private static final Set<String> SIGNS =
      Set.of("~", "about", "approx", "approximately", "around", "roughly", "ca", "est", "circa");

  private Approximate() {}

  static boolean accept(Tokens tokens) {
    boolean there = !tokens.peek().isNumber() && SIGNS.contains(tokens.peek().text());
    if (there) {
      tokens.skip(1);
    }
    return there;
  }
}
