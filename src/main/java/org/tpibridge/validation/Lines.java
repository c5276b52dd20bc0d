package org.tpibridge.validation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Lines of bytes, counted from 1; blank ones are counted and skipped. */
final class Lines {

  private static final int BUFFER = 1 << 16;

  private final byte[] content;

  Lines(byte[] content) {
    this.content = content;
  }

  @FunctionalInterface
  interface Line {
    void at(byte[] line, long number);
  }

  void forEach(Line each) {
    try {
      read(new ByteArrayInputStream(content), each);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static void read(InputStream content, Line each) throws IOException {
    byte[] buffer = new byte[BUFFER];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long number = 1;
    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      int from = 0;
      for (int at = 0; at < count; at++) {
        if (buffer[at] == '\n') {
          line.write(buffer, from, at - from);
          give(line, number, each);
          number++;
          from = at + 1;
        }
      }
      line.write(buffer, from, count - from);
    }
    give(line, number, each);
  }

  private static void give(ByteArrayOutputStream line, long number, Line each) {
    byte[] bytes = line.toByteArray();
    line.reset();
    if (!isBlank(bytes)) {
      each.at(bytes, number);
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }
}
