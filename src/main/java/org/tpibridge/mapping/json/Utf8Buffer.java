package org.tpibridge.mapping.json;

import java.util.Arrays;

/**
 * A growing buffer for text as UTF-8. It reads each character once, whereas a string builder would
 * copy, scan and encode it.
 */
final class Utf8Buffer {
  private static final int INITIAL_BYTES = 1 << 17;
  private static final int MAX_BYTES_PER_CHAR = 6;
  private static final char ASCII_END = 0x80;
  private static final char TWO_BYTES_END = 0x800;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int size;

  /** Returns and removes the bytes that were written since the last call. */
  byte[] removeAll() {
    byte[] taken = Arrays.copyOf(bytes, size);
    size = 0;
    return taken;
  }

  void ascii(char c) {
    ensure(1);
    bytes[size++] = (byte) c;
  }

  /** Appends text without escapes. */
  void text(String text) {
    append(text, false);
  }

  /** Appends text inside a JSON string, with escapes. */
  void escaped(String text) {
    append(text, true);
  }

  /** Nearly every text is ASCII without escapes, so this loop is kept simple. */
  private void append(String text, boolean json) {
    int length = text.length();
    ensure(length * MAX_BYTES_PER_CHAR);
    byte[] target = bytes;
    int at = size;
    int i = 0;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ASCII_END || needsEscape(c)) {
        break;
      }
      target[at++] = (byte) c;
    }
    size = at;
    if (i < length) {
      appendRest(text, i, json);
    }
  }

  private void appendRest(String text, int from, boolean json) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ASCII_END) {
        i += wide(text, i);
      } else if (json && needsEscape(c)) {
        escape(c);
      } else {
        bytes[size++] = (byte) c;
      }
    }
  }

  private static boolean needsEscape(char c) {
    return c < ' ' || c == '"' || c == '\\';
  }

  private void escape(char c) {
    bytes[size++] = '\\';
    switch (c) {
      case '"', '\\' -> bytes[size++] = (byte) c;
      case '\n' -> bytes[size++] = 'n';
      case '\r' -> bytes[size++] = 'r';
      case '\t' -> bytes[size++] = 't';
      default -> {
        bytes[size++] = 'u';
        bytes[size++] = '0';
        bytes[size++] = '0';
        bytes[size++] = HEX[c >> 4];
        bytes[size++] = HEX[c & 15];
      }
    }
  }

  /**
   * Writes a character that is not ASCII (RFC 3629); half a surrogate pair becomes {@code ?}.
   *
   * @return how many more chars it used
   */
  private int wide(String text, int at) {
    char c = text.charAt(at);
    if (c < TWO_BYTES_END) {
      bytes[size++] = (byte) (0xC0 | (c >> 6));
      bytes[size++] = (byte) (0x80 | (c & 0x3F));
      return 0;
    }
    int point = text.codePointAt(at);
    if (Character.isSupplementaryCodePoint(point)) {
      bytes[size++] = (byte) (0xF0 | (point >> 18));
      bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
    } else if (Character.isSurrogate(c)) {
      bytes[size++] = '?';
      return 0;
    } else {
      bytes[size++] = (byte) (0xE0 | (point >> 12));
    }
    bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    bytes[size++] = (byte) (0x80 | (point & 0x3F));
    return Character.charCount(point) - 1;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
