package org.tpibridge.reading.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * What a stretch of bytes is written in, told from the bytes alone. Text in Windows-1252 is hardly
 * ever valid UTF-8 by accident, so what is valid UTF-8 is taken as that.
 */
public enum TextEncoding {
  /** Nothing but ASCII, so all encodings agree. */
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

  /** The text; a byte that Windows-1252 does not define becomes U+FFFD. */
  public String decode(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, charset);
  }
}
