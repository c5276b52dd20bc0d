package org.tpibridge.importing.export;

import java.io.IOException;
import java.util.Optional;
import org.tpibridge.pipeline.VisitResult;

/**
 * Writes converted visits.
 *
 * @param <T> the encoded form of a visit
 */
public interface VisitWriter<T> extends AutoCloseable {

  /** Encodes a visit. Called by several threads at once. */
  T encode(VisitResult.Accepted visit);

  /**
   * Writes an encoded visit. Called by one thread, in the order of the input.
   *
   * @return the name of the visit's file, if there is one
   */
  Optional<String> write(T encoded) throws IOException;

  /** Completes the output: complete files get their final names. */
  void finish() throws IOException;

  /** Removes output that was not completed. */
  @Override
  void close() throws IOException;
}
