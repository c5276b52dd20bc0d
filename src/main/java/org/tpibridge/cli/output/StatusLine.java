package org.tpibridge.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The last line of a terminal, which shows progress. It is removed before anything else is printed,
 * and drawn only at the start of a line, so that it never shares a line with other text. For any
 * threads.
 */
final class StatusLine {
  private final PrintStream terminal;
  private String drawn = "";
  private boolean atLineStart = true;

  StatusLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Shows this text instead of the last one. */
  synchronized void draw(String text) {
    if (!atLineStart || text.equals(drawn)) {
      return;
    }
    terminal.print("\r" + text + " ".repeat(Math.max(0, drawn.length() - text.length())));
    terminal.flush();
    drawn = text;
  }

  synchronized void clear() {
    if (!drawn.isEmpty()) {
      terminal.print("\r" + " ".repeat(drawn.length()) + "\r");
      terminal.flush();
      drawn = "";
    }
  }

  /** A stream to the same terminal. */
  PrintStream sharedWith(PrintStream stream) {
    return new PrintStream(new Shared(stream), false, UTF_8);
  }

  private synchronized void write(PrintStream stream, byte[] bytes, int offset, int count) {
    if (count == 0) {
      return;
    }
    clear();
    stream.write(bytes, offset, count);
    atLineStart = bytes[offset + count - 1] == '\n';
    if (atLineStart) {
      // Lines of both streams appear in the order in which they were printed.
      stream.flush();
    }
  }

  private final class Shared extends OutputStream {
    private final PrintStream stream;

    Shared(PrintStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      StatusLine.this.write(stream, bytes, offset, count);
    }

    @Override
    public void flush() throws IOException {
      if (stream.checkError()) {
        throw new IOException("the stream was closed");
      }
    }
  }
}
