package org.tpibridge.reading.shorthand;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.reading.shorthand.SiteElement.Sides;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Side;

/** Reads sides: {@code R}, {@code b/l}, {@code left side}, {@code R and L}, {@code L>R}. */
final class SideGrammar {
  private static final Set<String> JOINTS = Set.of("/", "&", "+", "and", ">", "<");
  private static final Set<String> SIDE = Set.of("side", "sides", "sided");

  /**
   * Abbreviations that mean both sides only with a muscle; too short for the terminology tables.
   */
  private static final Set<String> BOTH = Set.of("b", "bil", "bi");

  private final Terminology terminology;

  SideGrammar(Terminology terminology) {
    this.terminology = terminology;
  }

  /**
   * A side as written.
   *
   * @param tokens the number of its tokens
   */
  record SidePhrase(Sides sides, int tokens) {}

  /** The side that starts with the next token; does not move the cursor. */
  Optional<SidePhrase> at(TokenCursor tokens) {
    CellToken first = tokens.peek();
    if (!first.isWord()) {
      return Optional.empty();
    }
    CellToken joint = tokens.peek(1);
    if (!joint.isNumber() && JOINTS.contains(joint.text()) && tokens.peek(2).isWord()) {
      Optional<SidePhrase> two = two(tokens, joint.text());
      if (two.isPresent()) {
        return two;
      }
    }
    Optional<List<Side>> one = side(first);
    if (one.isEmpty()) {
      return Optional.empty();
    }
    int length = joint.isWord() && SIDE.contains(joint.text()) ? 2 : 1;
    return Optional.of(new SidePhrase(new Sides(one.get(), Optional.empty()), length));
  }

  private Optional<SidePhrase> two(TokenCursor tokens, String joint) {
    CellToken first = tokens.peek();
    CellToken second = tokens.peek(2);
    boolean letters = joint.equals("/") && first.is("b") && second.is("l");
    Optional<List<Side>> one = side(first);
    Optional<List<Side>> other = side(second);
    boolean opposite =
        one.isPresent()
            && other.isPresent()
            && one.get().size() == 1
            && other.get().size() == 1
            && !one.equals(other)
            && !one.get().contains(Side.MIDLINE)
            && !other.get().contains(Side.MIDLINE);
    if (!letters && !opposite) {
      return Optional.empty();
    }
    Optional<Side> more =
        switch (joint) {
          case ">" -> Optional.of(one.orElseThrow().get(0));
          case "<" -> Optional.of(other.orElseThrow().get(0));
          default -> Optional.empty();
        };
    return Optional.of(new SidePhrase(new Sides(List.of(Side.RIGHT, Side.LEFT), more), 3));
  }

  private Optional<List<Side>> side(CellToken token) {
    return BOTH.contains(token.text())
        ? Optional.of(List.of(Side.RIGHT, Side.LEFT))
        : terminology.sides(token.text());
  }
}
