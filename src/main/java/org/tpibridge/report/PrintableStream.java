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
 * Prints text safely: control characters from an input are escaped before they reach a terminal.
 * All output goes through this stream. {@code println} prints one line and escapes line breaks in
 * it; bytes and {@code print} may have several lines.
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

  /**
   * Returns the unfiltered stream, for colors and for a progress bar that moves the cursor. Never
   * print text of an input to it.
   */
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

  /** Escapes non-printable characters, except for line ends, in UTF-8. */
  private static final class Filter extends OutputStream {
    private static final int MAX_LENGTH = 4;

    private final PrintStream raw;

    /** The first bytes of a character, or a carriage return that may begin a line end. */
    private final byte[] pending = new byte[MAX_LENGTH];

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
        boolean lineEnd = pending[0] == '\r' && b == '\n';
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
      pending[length++] = b;
      if (length == expected()) {
        show();
      }
    }

    private boolean continues(byte b) {
      return (pending[0] & 0xC0) == 0xC0 && (b & 0xC0) == 0x80;
    }

    /**
     * Returns the expected length in bytes. A carriage return is 2, because it depends on the next
     * byte.
     */
    private int expected() {
      int first = pending[0] & 0xff;
      if (first == '\r') {
        return 2;
      }
      return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : MAX_LENGTH;
    }

    private void show() {
      String text = new String(pending, 0, length, UTF_8);
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
