package org.tpibridge.reading.shorthand;

import java.util.List;
import java.util.Optional;
import org.tpibridge.visit.Side;

/** What a cell with sites is made of. */
sealed interface SiteElement {

  /** A muscle that the tables know, in the clinic's words. */
  record NamedMuscle(String words) implements SiteElement {}

  /**
   * A side, or both.
   *
   * @param more the side that had more than the other, {@code L>R}
   */
  record Sides(List<Side> sides, Optional<Side> more) implements SiteElement {}

  /** How often the needle went in; {@code share} says what a number beside "both" counts. */
  record Passes(int count, Share share) implements SiteElement {}

  /** What passes are counted for where there are two sides. */
  enum Share {
    UNSPECIFIED,
    EACH_SIDE,
    TOTAL
  }

  /** A region of the spine, from a level such as {@code L4-5}: C, T, L or S. */
  record Level(String region) implements SiteElement {}

  /** Words that no table knows. */
  record Unknown(String words) implements SiteElement {}

  /** What parts sites. */
  enum Mark implements SiteElement {
    /** A comma, "and" and the like. */
    COMMA,
    /** A semicolon or a line break: what stands before it has nothing to do with what follows. */
    SEMICOLON,
    /** A colon. */
    COLON
  }
}
