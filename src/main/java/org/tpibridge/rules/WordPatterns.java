package org.tpibridge.rules;

import java.util.List;
import java.util.Locale;

/** Matches words; a star matches any letters before or after: {@code *caine}. */
record WordPatterns(List<Shape> shapes) {
  static final WordPatterns NOTHING = new WordPatterns(List.of());

  private record Shape(String core, boolean open, boolean endless) {

    static Shape of(String pattern) {
      boolean open = pattern.startsWith("*");
      boolean endless = pattern.endsWith("*") && pattern.length() > 1;
      return new Shape(
          pattern.substring(open ? 1 : 0, pattern.length() - (endless ? 1 : 0)), open, endless);
    }

    boolean fits(String word) {
      if (open && endless) {
        return word.contains(core);
      }
      if (open) {
        return word.endsWith(core);
      }
      return endless ? word.startsWith(core) : word.equals(core);
    }
  }

  static WordPatterns of(List<String> patterns) {
    return new WordPatterns(patterns.stream().map(Shape::of).toList());
  }

  boolean hasOneOf(String text) {
    return NegationFilter.words(text).stream().anyMatch(this::has);
  }

  boolean has(String word) {
    String plain = word.toLowerCase(Locale.ROOT);
    return shapes.stream().anyMatch(shape -> shape.fits(plain));
  }
}
