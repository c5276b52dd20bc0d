package org.tpibridge.exchange.bulk;

import java.io.IOException;
import java.util.Optional;
import org.tpibridge.exchange.http.Answer;

/**
 * Sends the requests of bulk exports. The messages of its exceptions are for users. Safe for use by
 * many threads.
 */
public interface BulkClient extends AutoCloseable {

  /** Receives the lines of a file. */
  @FunctionalInterface
  interface LineReceiver {
    /**
     * @param number from 1
     * @param line empty if it is longer than a resource may be
     */
    void line(long number, Optional<byte[]> line) throws IOException;
  }

  /**
   * Requests an export.
   *
   * @param path below the base URL, with encoded parameters
   */
  Answer start(String path) throws IOException;

  /**
   * Gets the status of an export, or a part of its manifest.
   *
   * @param url as the EHR gave it
   */
  Answer get(String url) throws IOException;

  /** Deletes an export or its files. */
  Answer delete(String url) throws IOException;

  /**
   * Reads a file line by line, whatever its size.
   *
   * @param withToken whether the file requires the token; no other host gets it
   * @return the HTTP status; lines are passed only if it is 2xx
   * @throws IOException if the file is not complete, or the receiver throws it
   */
  int read(String url, boolean withToken, LineReceiver receiver) throws IOException;

  @Override
  void close();
}
