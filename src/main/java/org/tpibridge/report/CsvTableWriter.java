package org.tpibridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import org.tpibridge.files.FormulaGuard;

/**
 * Writes a table in CSV (RFC 4180). Each cell is read back unchanged, and no cell is a formula in a
 * spreadsheet. The encoding is UTF-8 with a byte order mark, without which Excel assumes another
 * encoding.
 */
final class CsvTableWriter implements Closeable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Delimiters that a reader detects from the header. */
  private static final String DETECTED_DELIMITERS = ",;\t|";

  private final Writer writer;
  private final char delimiter;

  /**
   * @param delimiter separates cells; a comma is used instead of one that could not be read back
   */
  CsvTableWriter(OutputStream out, char delimiter) throws IOException {
    boolean usable = (delimiter >= ' ' && delimiter < 127 && delimiter != '"') || delimiter == '\t';
    this.writer = new OutputStreamWriter(out, UTF_8);
    this.delimiter = usable ? delimiter : ',';
    writer.write(BYTE_ORDER_MARK);
    if (DETECTED_DELIMITERS.indexOf(this.delimiter) < 0) {
      writer.write("sep=" + this.delimiter + "\r\n");
    }
  }

  void write(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        writer.write(delimiter);
      }
      writer.write(quoted(FormulaGuard.escaped(cells.get(i))));
    }
    writer.write("\r\n");
  }

  private String quoted(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
      }
    }
    return cell;
  }

  /** Writes buffered text to the stream. */
  void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
