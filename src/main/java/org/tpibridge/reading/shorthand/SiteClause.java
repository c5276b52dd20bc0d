package org.tpibridge.reading.shorthand;

import java.util.Optional;
import org.tpibridge.reading.shorthand.SiteElement.Passes;
import org.tpibridge.reading.shorthand.SiteElement.Sides;

/**
 * One muscle with its side and passes.
 *
 * @param sideFirst whether the side comes before the muscle
 */
record SiteClause(
    String muscle, Optional<Sides> sides, boolean sideFirst, Optional<Passes> passes) {

  SiteClause on(Optional<Sides> other) {
    return new SiteClause(muscle, other, sideFirst, passes);
  }

  SiteClause with(Passes stated) {
    return new SiteClause(muscle, sides, sideFirst, Optional.of(stated));
  }

  /** The text for suggestions: {@code trap R x2}. */
  String written() {
    String side =
        sides
            .map(s -> " " + (s.sides().size() > 1 ? "both" : s.sides().get(0).name().charAt(0)))
            .orElse("");
    return muscle + side + passes.map(p -> " x" + p.count()).orElse("");
  }
}
