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
 * Writes a table as RFC 4180 has it, so that each cell is read back as it is given, and none of
 * them is a formula to a spreadsheet. In UTF-8 with a byte order mark, without which Excel takes
 * the text for another encoding.
 */
final class CsvTableWriter implements Closeable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Those that a reader tells from the header alone. */
  private static final String DETECTED_DELIMITERS = ",;\t|";

  private final Writer writer;
  private final char delimiter;

  /**
   * @param delimiter what separates cells; one that would not be read back becomes a comma
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

  /** All that was written is in the stream. */
  void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
