package org.tpibridge.source;

import java.io.IOException;
import java.util.Optional;

/** Gives what an input holds, one at a time. */
@FunctionalInterface
interface Pull {

  /** The next; empty at the end, and from then on. */
  Optional<Parsed> next() throws IOException;
}
