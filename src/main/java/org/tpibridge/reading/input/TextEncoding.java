package org.tpibridge.reading.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * Detects the encoding of a range of bytes from the bytes alone. Text in Windows-1252 is almost
 * never valid UTF-8 by accident, so valid UTF-8 is read as UTF-8.
 */
public enum TextEncoding {
  /** ASCII only, which is the same in all encodings. */
  ASCII(ISO_8859_1),
  UTF_8_TEXT(UTF_8),
  WINDOWS_1252(Charset.forName("windows-1252"));

  private final Charset charset;

  TextEncoding(Charset charset) {
    this.charset = charset;
  }

  public static TextEncoding of(byte[] bytes, int offset, int length) {
    int seen = 0;
    for (int i = offset; i < offset + length; i++) {
      seen |= bytes[i];
    }
    if (seen >= 0) {
      return ASCII;
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
      return UTF_8_TEXT;
    } catch (CharacterCodingException e) {
      return WINDOWS_1252;
    }
  }

  /** Decodes the text; a byte that Windows-1252 does not define becomes U+FFFD. */
  public String decode(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, charset);
  }
}
