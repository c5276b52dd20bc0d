package org.tpibridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tpibridge.finding.PrintableText;
import org.tpibridge.finding.Severity;

/**
 * What everything that is printed goes through, so that nothing from an input reaches a terminal as
 * more than text, whoever prints it. What is printed with {@code println} is one line: a line break
 * in it is shown. Bytes and {@code print} may have several lines.
 */
public final class PrintableStream extends PrintStream {
  private final PrintStream raw;
  private final TextLayout layout;

  public PrintableStream(PrintStream raw) {
    this(raw, TextLayout.PLAIN);
  }

  /**
   * @param layout of what is printed with {@code println}
   */
  public PrintableStream(PrintStream raw, TextLayout layout) {
    super(new Filter(raw), false, UTF_8);
    this.raw = raw;
    this.layout = layout;
  }

  public TextLayout layout() {
    return layout;
  }

  /** For text with colors or cursor movements. Never for text of an input. */
  public PrintStream raw() {
    return raw;
  }

  @Override
  public void println(String line) {
    String shown = PrintableText.line(String.valueOf(line));
    synchronized (this) {
      layout.wrap(shown).forEach(this::printLine);
    }
  }

  /** Prints a line that begins with the label of a severity, which is colored on a terminal. */
  public void println(Severity severity, String line) {
    String shown = PrintableText.line(line);
    String label = severity.label();
    if (!layout.color() || !shown.startsWith(label)) {
      println(line);
      return;
    }
    List<String> lines = layout.wrap(shown);
    synchronized (this) {
      super.flush();
      raw.print(TextLayout.colored(severity));
      printLine(lines.get(0).substring(label.length()));
      lines.stream().skip(1).forEach(this::printLine);
    }
  }

  private void printLine(String shown) {
    super.print(shown);
    super.println();
  }

  @Override
  public void println(Object line) {
    println(String.valueOf(line));
  }

  @Override
  public void println(char[] line) {
    println(String.valueOf(line));
  }

  @Override
  public PrintStream printf(String format, Object... values) {
    return super.printf(format, printable(values));
  }

  @Override
  public PrintStream printf(Locale locale, String format, Object... values) {
    return super.printf(locale, format, printable(values));
  }

  private static Object[] printable(Object... values) {
    return Arrays.stream(values)
        .map(
            value ->
                value instanceof CharSequence || value instanceof Path
                    ? PrintableText.line(value.toString())
                    : value)
        .toArray();
  }

  /** Shows, in UTF-8, what is neither visible nor the end of a line. */
  private static final class Filter extends OutputStream {
    private static final int LONGEST = 4;

    private final PrintStream raw;

    /** The first bytes of a character, or a carriage return that may begin a line's end. */
    private final byte[] begun = new byte[LONGEST];

    private int length;

    Filter(PrintStream raw) {
      this.raw = raw;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      int end = offset + count;
      int from = offset;
      for (int i = offset; i < end; i++) {
        if (length == 0 && isPlain(bytes[i])) {
          continue;
        }
        raw.write(bytes, from, i - from);
        from = i + 1;
        add(bytes[i]);
      }
      raw.write(bytes, from, end - from);
    }

    private static boolean isPlain(byte b) {
      return (b >= ' ' && b < 0x7f) || b == '\n' || b == '\t';
    }

    private void add(byte b) {
      if (length > 0 && !continues(b)) {
        boolean lineEnd = begun[0] == '\r' && b == '\n';
        if (lineEnd) {
          raw.write('\r');
          length = 0;
        } else {
          show();
        }
      }
      if (length == 0 && isPlain(b)) {
        raw.write(b);
        return;
      }
      begun[length++] = b;
      if (length == expected()) {
        show();
      }
    }

    private boolean continues(byte b) {
      return (begun[0] & 0xC0) == 0xC0 && (b & 0xC0) == 0x80;
    }

    /** How long the character is; a carriage return waits for what follows. */
    private int expected() {
      int first = begun[0] & 0xff;
      if (first == '\r') {
        return 2;
      }
      return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : LONGEST;
    }

    private void show() {
      String text = new String(begun, 0, length, UTF_8);
      length = 0;
      byte[] shown = PrintableText.line(text).getBytes(UTF_8);
      raw.write(shown, 0, shown.length);
    }

    @Override
    public void flush() throws IOException {
      raw.flush();
      if (raw.checkError()) {
        throw new IOException("the stream was closed");
      }
    }
  }
}
