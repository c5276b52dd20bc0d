package org.tpibridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.tpibridge.reading.csv.RejectsColumns;

/**
 * Reads tables that {@link RejectsFile} or {@link UnknownWordsFile} wrote, and copies them without
 * some of their rows. A file is recognized only if writing it again gives the same bytes, so that
 * the remaining rows do not change.
 */
public final class RejectsTable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String SEPARATOR = "sep=";

  private RejectsTable() {}

  /** Returns whether every byte is as {@link RejectsFile} writes a table. */
  public static boolean isRejectsTable(Path file) throws IOException {
    return isWritten(file, true);
  }

  /** Returns whether every byte is as this program writes tables. */
  public static boolean isWritten(Path file) throws IOException {
    return isWritten(file, false);
  }

  private static boolean isWritten(Path file, boolean rejects) throws IOException {
    try (InputStream original = Files.newInputStream(file);
        Comparing same = new Comparing(original)) {
      List<String> header = new ArrayList<>();
      copy(
          file,
          same,
          (row, cells) -> {
            if (row == 1) {
              header.addAll(cells);
            }
            return true;
          });
      boolean isWritten = !header.isEmpty() && (!rejects || RejectsColumns.isHeader(header));
      return isWritten && same.isSame() && original.read() < 0;
    } catch (MalformedTableException | CharacterCodingException e) {
      return false;
    }
  }

  /**
   * Copies a table. Does not close the stream.
   *
   * @param isRetained decides for each row whether it is copied, by its number (1 is the header)
   *     and its cells
   */
  public static void copy(Path file, OutputStream out, BiPredicate<Long, List<String>> isRetained)
      throws IOException {
    try (Records records = new Records(file)) {
      CsvTableWriter lines = new CsvTableWriter(out, records.delimiter);
      long row = 0;
      for (Optional<List<String>> next = records.next(); next.isPresent(); next = records.next()) {
        row++;
        if (isRetained.test(row, next.get())) {
          lines.write(next.get());
        }
      }
      lines.flush();
    }
  }

  /** Reads records strictly according to RFC 4180. */
  private static final class Records implements Closeable {
    private final PushbackReader in;
    private final char delimiter;

    Records(Path file) throws IOException {
      this.in =
          new PushbackReader(
              new BufferedReader(
                  new InputStreamReader(
                      Files.newInputStream(file),
                      UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)),
                  1 << 16),
              SEPARATOR.length() + 1);
      if (in.read() != BYTE_ORDER_MARK) {
        throw malformed();
      }
      this.delimiter = delimiter(file);
    }

    private char delimiter(Path file) throws IOException {
      char[] start = new char[SEPARATOR.length()];
      int read = in.read(start);
      if (read == start.length && SEPARATOR.equals(new String(start))) {
        char named = (char) in.read();
        if (in.read() != '\r' || in.read() != '\n') {
          throw malformed();
        }
        return named;
      }
      in.unread(start, 0, Math.max(0, read));
      try (InputStream head = Files.newInputStream(file)) {
        return RejectsColumns.delimiter(head.readNBytes(1 << 16)).orElse(',');
      }
    }

    Optional<List<String>> next() throws IOException {
      int first = in.read();
      if (first < 0) {
        return Optional.empty();
      }
      in.unread(first);
      List<String> cells = new ArrayList<>();
      int end;
      do {
        StringBuilder cell = new StringBuilder();
        end = cell(cell);
        cells.add(cell.toString());
      } while (end == delimiter);
      if (end != '\r' || in.read() != '\n') {
        throw malformed();
      }
      return Optional.of(cells);
    }

    /** Reads a cell and returns the character after it. */
    private int cell(StringBuilder cell) throws IOException {
      int next = in.read();
      if (next != '"') {
        while (next >= 0 && next != delimiter && next != '\r' && next != '\n') {
          cell.append((char) next);
          next = in.read();
        }
        return next;
      }
      while (true) {
        next = in.read();
        if (next < 0) {
          throw malformed();
        }
        if (next == '"') {
          int after = in.read();
          if (after != '"') {
            return after;
          }
        }
        cell.append((char) next);
      }
    }

    private static IOException malformed() {
      return new MalformedTableException();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private static final class MalformedTableException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Compares the output with the original instead of writing it. */
  private static final class Comparing extends OutputStream {
    private final InputStream original;
    private boolean same = true;

    Comparing(InputStream original) {
      this.original = original;
    }

    boolean isSame() {
      return same;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (same) {
        byte[] expected = original.readNBytes(length);
        same = Arrays.equals(expected, 0, expected.length, bytes, offset, offset + length);
      }
    }
  }
}
