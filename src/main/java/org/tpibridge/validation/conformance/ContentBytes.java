package org.tpibridge.validation.conformance;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content as it was read, and where it starts after a UTF-8 byte order mark. */
public final class ContentBytes {

  private final byte[] content;
  private final int start;

  private ContentBytes(byte[] content, int start) {
    this.content = content;
    this.start = start;
  }

  public static ContentBytes of(byte[] content) {
    return new ContentBytes(content, afterByteOrderMark(content));
  }

  public static int afterByteOrderMark(byte[] content) {
    boolean marked =
        content.length >= 3
            && content[0] == (byte) 0xEF
            && content[1] == (byte) 0xBB
            && content[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  /** The content with its byte order mark; not a copy. */
  public byte[] content() {
    return content;
  }

  public int start() {
    return start;
  }

  public int length() {
    return content.length - start;
  }

  public InputStream stream() {
    return new ByteArrayInputStream(content, start, length());
  }
}
