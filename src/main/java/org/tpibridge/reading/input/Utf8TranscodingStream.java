package org.tpibridge.reading.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/** Converts text in another encoding to UTF-8. Malformed input throws an exception. */
public final class Utf8TranscodingStream extends InputStream {
  private final Reader reader;
  private final char[] chars = new char[8192];
  private byte[] bytes = new byte[0];
  private int at;

  public Utf8TranscodingStream(InputStream in, Charset charset) {
    this.reader = new InputStreamReader(in, charset.newDecoder());
  }

  @Override
  public int read() throws IOException {
    return hasBytes() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasBytes()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, into, offset, count);
    at += count;
    return count;
  }

  private boolean hasBytes() throws IOException {
    while (at == bytes.length) {
      int count = reader.read(chars, 0, chars.length - 1);
      if (count < 0) {
        return false;
      }
      if (count > 0 && Character.isHighSurrogate(chars[count - 1])) {
        // The other half of the pair; the decoder has made sure that there is one.
        count += reader.read(chars, count, 1);
      }
      bytes = new String(chars, 0, count).getBytes(UTF_8);
      at = 0;
    }
    return true;
  }
}
