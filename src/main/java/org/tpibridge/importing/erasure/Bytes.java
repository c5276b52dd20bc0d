package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a text one by one, each as the character of ISO 8859-1 that has its number: what is
 * written again in that encoding has the same bytes.
 */
final class Bytes implements AutoCloseable {
  static final int END = -1;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int size;

  Bytes(InputStream in) {
    this.in = in;
  }

  /** The next, which stays the next. */
  int peek() throws IOException {
    if (position == size) {
      size = in.read(buffer);
      position = 0;
      if (size < 0) {
        size = 0;
        return END;
      }
    }
    int next = buffer[position] & 0xff;
    if (next == 0) {
      throw new UncuttableException("is no text in UTF-8");
    }
    return next;
  }

  int read() throws IOException {
    int next = peek();
    position += next == END ? 0 : 1;
    return next;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
