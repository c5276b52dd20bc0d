package org.tpibridge.importing.export;

import java.io.IOException;
import java.util.Optional;
import org.tpibridge.pipeline.VisitResult;

/**
 * Writes visits that were converted, or that are exported from the store.
 *
 * @param <T> the encoded form of a visit
 */
public interface VisitWriter<T> extends AutoCloseable {

  /** Encodes a visit that was converted. Called by several threads at once. */
  T encode(VisitResult.Accepted visit);

  /** Encodes a part of an export. Called by several threads at once. */
  T encode(ExportUnit unit);

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
