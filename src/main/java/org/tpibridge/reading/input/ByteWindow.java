package org.tpibridge.reading.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Buffers a stream to read ahead any number of bytes. Only the bytes since the last {@link #drop}
 * are in memory.
 */
public final class ByteWindow {
  /** The most bytes of one record, more than the longest accepted cells together. */
  public static final int MAX_RECORD = 1 << 20;

  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private byte[] bytes = new byte[2 * CHUNK];
  private int start;
  private int limit;
  private boolean ended;

  public ByteWindow(InputStream in) {
    this.in = in;
  }

  /** The byte at an index counted from the start, 0 to 255; -1 after the end of the stream. */
  public int at(int index) throws IOException {
    while (start + index >= limit) {
      if (ended) {
        return -1;
      }
      fill();
    }
    return bytes[start + index] & 0xff;
  }

  /** Moves the start forward. */
  public void drop(int count) {
    start += count;
  }

  /**
   * The buffer, whose content starts at {@link #offset}; valid until the next call of {@link #at}.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** The position of the byte with index 0 in {@link #bytes}. */
  public int offset() {
    return start;
  }

  private void fill() throws IOException {
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, limit - start);
      limit -= start;
      start = 0;
    }
    if (limit + CHUNK > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    int read = in.read(bytes, limit, CHUNK);
    if (read < 0) {
      ended = true;
    } else {
      limit += read;
    }
  }
}
