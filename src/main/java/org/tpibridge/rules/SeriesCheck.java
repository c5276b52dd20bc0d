package org.tpibridge.rules;

import java.util.Optional;

/** Looks at one session and at those of the same patient that came before it. */
@FunctionalInterface
interface SeriesCheck {
  Optional<Remark> look(SeriesDigest series, Session session, Parameters parameters);
}
