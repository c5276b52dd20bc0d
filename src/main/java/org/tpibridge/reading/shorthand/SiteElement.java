package org.tpibridge.reading.shorthand;

import java.util.List;
import java.util.Optional;
import org.tpibridge.visit.Side;

/** An element of a cell with sites. */
sealed interface SiteElement {

  /** A recognized muscle, in the clinic's words. */
  record NamedMuscle(String words) implements SiteElement {}

  /**
   * A side, or both.
   *
   * @param more the side that had more than the other, {@code L>R}
   */
  record Sides(List<Side> sides, Optional<Side> more) implements SiteElement {}

  /** The number of needle passes; {@code share} states what the number counts for two sides. */
  record Passes(int count, Share share) implements SiteElement {}

  /** What passes are counted for if there are two sides. */
  enum Share {
    UNSPECIFIED,
    EACH_SIDE,
    TOTAL
  }

  /** A region of the spine, from a level such as {@code L4-5}: C, T, L or S. */
  record Level(String region) implements SiteElement {}

  /** Words that are not recognized. */
  record Unknown(String words) implements SiteElement {}

  /** A separator between sites. */
  enum Mark implements SiteElement {
    /** A comma, "and" and the like. */
    COMMA,
    /** A semicolon or a line break: the text before it does not affect the text after it. */
    SEMICOLON,
    /** A colon. */
    COLON
  }
}
