package org.tpibridge.reading.input;

import java.io.IOException;
import java.util.Optional;

/** Reads the results of an input one at a time. */
@FunctionalInterface
public interface VisitIterator {

  /** The next result; empty at the end and after it. */
  Optional<ReadResult> next() throws IOException;
}
