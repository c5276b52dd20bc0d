package org.tpibridge.reading.input;

import java.io.IOException;
import java.util.Optional;

/** Gives what an input holds, one at a time. */
@FunctionalInterface
public interface VisitIterator {

  /** The next; empty at the end, and from then on. */
  Optional<ReadResult> next() throws IOException;
}
