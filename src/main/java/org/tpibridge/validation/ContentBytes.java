package org.tpibridge.validation;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content as it was read, and where it starts after a UTF-8 byte order mark. */
final class ContentBytes {

  private final byte[] content;
  private final int start;

  private ContentBytes(byte[] content, int start) {
    this.content = content;
    this.start = start;
  }

  static ContentBytes of(byte[] content) {
    return new ContentBytes(content, afterByteOrderMark(content));
  }

  static int afterByteOrderMark(byte[] content) {
    boolean marked =
        content.length >= 3
            && content[0] == (byte) 0xEF
            && content[1] == (byte) 0xBB
            && content[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  /** The content with its byte order mark; not a copy. */
  byte[] content() {
    return content;
  }

  int start() {
    return start;
  }

  int length() {
    return content.length - start;
  }

  InputStream stream() {
    return new ByteArrayInputStream(content, start, length());
  }
}
