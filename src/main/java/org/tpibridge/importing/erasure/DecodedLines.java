package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Reads the lines of a text of unknown encoding. A very long line is passed in overlapping pieces,
 * so that memory use is limited.
 */
final class DecodedLines {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int MAX_LENGTH = 1 << 20;
  private static final int OVERLAP = 1 << 12;
  private static final int HEAD = 1 << 12;

  private final FileContent content;
  private final byte[] head;

  DecodedLines(FileContent content) throws IOException {
    this.content = content;
    this.head = content.head(HEAD);
  }

  @FunctionalInterface
  interface LineConsumer {
    /**
     * @param number counted from 1
     */
    void line(long number, String line);
  }

  boolean areEmpty() {
    return head.length == 0;
  }

  /** Returns whether the content is binary. UTF-16 is text. */
  boolean areBinary() {
    return nuls(0) + nuls(1) > 0 && !isUtf16();
  }

  private boolean isUtf16() {
    return startsWith(0xfe, 0xff) || startsWith(0xff, 0xfe) || isHalfNuls(0) || isHalfNuls(1);
  }

  /**
   * Western text in UTF-16 has a NUL in most even (or odd) places and almost none in the others.
   */
  private boolean isHalfNuls(int from) {
    return head.length % 2 == 0
        && nuls(from) > head.length / 8
        && nuls(1 - from) <= head.length / 100;
  }

  private int nuls(int from) {
    int nuls = 0;
    for (int i = from; i < head.length; i += 2) {
      nuls += head[i] == 0 ? 1 : 0;
    }
    return nuls;
  }

  private boolean startsWith(int first, int second) {
    return head.length > 1 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
  }

  /**
   * Reads all lines, once in each possible encoding.
   *
   * @param ascii whether the search is for ASCII text only, which most encodings share
   */
  void each(boolean ascii, LineConsumer each) throws IOException {
    for (Charset charset : charsets(ascii)) {
      try (Reader reader =
          new BufferedReader(new InputStreamReader(content.open(), charset), MAX_LENGTH)) {
        each(reader, each);
      }
    }
  }

  private List<Charset> charsets(boolean ascii) {
    if (startsWith(0xfe, 0xff)) {
      return List.of(UTF_16BE);
    }
    if (startsWith(0xff, 0xfe)) {
      return List.of(UTF_16LE);
    }
    if (isUtf16()) {
      return List.of(isHalfNuls(0) ? UTF_16BE : UTF_16LE, UTF_8);
    }
    if (areBinary()) {
      return List.of(UTF_8, UTF_16LE, UTF_16BE);
    }
    return ascii ? List.of(UTF_8) : List.of(UTF_8, WINDOWS_1252);
  }

  private static void each(Reader reader, LineConsumer each) throws IOException {
    StringBuilder line = new StringBuilder();
    long number = 1;
    boolean afterReturn = false;
    for (int next = reader.read(); next >= 0; next = reader.read()) {
      if (next == '\n' && afterReturn) {
        afterReturn = false;
        continue;
      }
      afterReturn = next == '\r';
      if (next == '\n' || next == '\r') {
        each.line(number, line.toString());
        line.setLength(0);
        number++;
      } else if (next != '\uFEFF') {
        line.append((char) next);
        if (line.length() == MAX_LENGTH) {
          each.line(number, line.toString());
          line.delete(0, MAX_LENGTH - OVERLAP);
        }
      }
    }
    if (!line.isEmpty()) {
      each.line(number, line.toString());
    }
  }
}
