package org.tpibridge.source.shorthand;

import java.util.Optional;
import org.tpibridge.source.shorthand.SiteElement.Passes;
import org.tpibridge.source.shorthand.SiteElement.Sides;

/**
 * One muscle with what stands beside it.
 *
 * @param sideLeads whether the side stands before the muscle
 */
record SiteClause(
    String muscle, Optional<Sides> sides, boolean sideLeads, Optional<Passes> passes) {

  SiteClause on(Optional<Sides> other) {
    return new SiteClause(muscle, other, sideLeads, passes);
  }

  SiteClause with(Passes told) {
    return new SiteClause(muscle, sides, sideLeads, Optional.of(told));
  }

  /** As suggestions write it: {@code trap R x2}. */
  String written() {
    String side =
        sides
            .map(s -> " " + (s.sides().size() > 1 ? "both" : s.sides().get(0).name().charAt(0)))
            .orElse("");
    return muscle + side + passes.map(p -> " x" + p.count()).orElse("");
  }
}
