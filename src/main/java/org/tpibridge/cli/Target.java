package org.tpibridge.cli;

import java.io.IOException;
import org.tpibridge.checking.Checked;

/**
 * Where converted visits go.
 *
 * @param <T> a visit in the target's own encoding
 */
interface Target<T> extends AutoCloseable {

  /** Called by several threads at once. */
  T encode(Checked.Accepted visit);

  /** Called by one thread, in the order of the input. */
  void write(T encoded) throws IOException;

  @Override
  void close() throws IOException;
}
