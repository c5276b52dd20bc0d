package org.tpibridge.importing.export;

import java.io.IOException;
import java.util.Optional;
import org.tpibridge.pipeline.VisitResult;

/**
 * Where converted visits go.
 *
 * @param <T> a visit in the target's own encoding
 */
public interface VisitWriter<T> extends AutoCloseable {

  /** Called by several threads at once. */
  T encode(VisitResult.Accepted visit);

  /**
   * Called by one thread, in the order of the input.
   *
   * @return the name of the visit's file, if there is one
   */
  Optional<String> write(T encoded) throws IOException;

  /** Gives files their names that are written to the end only. */
  void finish() throws IOException;

  /** What was not finished is removed. */
  @Override
  void close() throws IOException;
}
