package org.tpibridge.reading.input;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** Reads the first bytes of a stream ahead. */
public final class InputPrefix {
  public static final int SIZE = 1 << 16;

  private final byte[] bytes;
  private final InputStream rest;

  private InputPrefix(byte[] bytes, InputStream rest) {
    this.bytes = bytes;
    this.rest = rest;
  }

  /** The first bytes of the stream, at most {@link #SIZE}. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Reads the first bytes of a stream. If reading fails, the bytes before the failure are available
   * and reading further throws the exception.
   */
  public static InputPrefix of(InputStream in) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    try {
      while (bytes.size() < SIZE) {
        int read = in.read(chunk, 0, Math.min(chunk.length, SIZE - bytes.size()));
        if (read < 0) {
          break;
        }
        bytes.write(chunk, 0, read);
      }
      return new InputPrefix(bytes.toByteArray(), in);
    } catch (IOException e) {
      return new InputPrefix(bytes.toByteArray(), new FailingStream(e));
    }
  }

  /** Throws the exception with which reading failed. */
  private static final class FailingStream extends InputStream {
    private final IOException cause;

    FailingStream(IOException cause) {
      this.cause = cause;
    }

    @Override
    public int read() throws IOException {
      throw cause;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      throw cause;
    }
  }

  public boolean startsWith(int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the bytes contain non-ASCII text in UTF-8. */
  public boolean containsUtf8() {
    int end = bytes.length;
    // The last character may be incomplete.
    for (int i = 0; i < 3 && end > 0 && bytes[end - 1] < 0; i++) {
      end--;
    }
    return TextEncoding.of(bytes, 0, end) == TextEncoding.UTF_8_TEXT;
  }

  /** The prefix without its first bytes. */
  public InputPrefix skipping(int count) {
    return new InputPrefix(Arrays.copyOfRange(bytes, count, bytes.length), rest);
  }

  /** The whole stream from its start. */
  public InputStream wholeStream() {
    return new SequenceInputStream(new ByteArrayInputStream(bytes), rest);
  }
}
