package org.tpibridge.reading.csv;

import static org.tpibridge.reading.input.ByteWindow.MAX_RECORD;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.input.ByteWindow;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordError;
import org.tpibridge.reading.input.TextEncoding;

/**
 * Splits a CSV (RFC 4180; lines end in CRLF, LF or CR) into records, in bytes, so that each record
 * can be decoded separately.
 *
 * <p>A quotation mark that is never closed would make the rest of the file one cell. Here only its
 * line is rejected: if text after a closing mark, the end of the file, or a record of more than
 * {@link ByteWindow#MAX_RECORD} bytes shows that the opening mark was a mistake, reading continues
 * at the next line.
 */
public final class CsvRecordReader {
  /** Limits how many bytes are read again after a mistaken quotation mark. */
  private static final int REREAD_RATIO = 16;

  private static final long REREAD_ALLOWANCE = 64L << 20;

  private static final int PLAIN = 0;
  private static final int QUOTED = 1;

  private final ByteWindow window;
  private final int delimiter;
  private long row;
  private long consumed;
  private long rereadBytes;
  private boolean started;
  private boolean hasFormulaGuards;

  /**
   * Start, end and kind (plain or quoted) of each cell of the current record; indexes count from
   * the start of the record.
   */
  private final List<int[]> cells = new ArrayList<>();

  private int end;

  public CsvRecordReader(InputStream in, char delimiter) {
    this.window = new ByteWindow(in);
    this.delimiter = delimiter;
  }

  public char delimiter() {
    return (char) delimiter;
  }

  /** The next record; empty at the end. Empty lines are counted and skipped. */
  public Optional<CsvRecord> next() throws IOException {
    while (isLineEnd(window.at(0))) {
      row++;
      window.drop(afterLineEnd(0));
    }
    if (window.at(0) < 0) {
      return Optional.empty();
    }
    row++;
    cells.clear();
    Optional<RecordError> error = split();
    CsvRecord record = decoded(error);
    boolean truncated = error.isPresent() && !isLineEnd(window.at(end - 1));
    window.drop(end);
    consumed += end;
    if (truncated) {
      skipLine();
    }
    if (!started && !record.isBlank()) {
      started = true;
      hasFormulaGuards = RejectsColumns.isHeader(record.cells());
    }
    return Optional.of(hasFormulaGuards ? record.withoutFormulaGuards() : record);
  }

  /** Finds the cells and the end of the record; returns what is malformed. */
  private Optional<RecordError> split() throws IOException {
    int at = 0;
    while (true) {
      int first = openingQuote(at);
      int next;
      if (first >= 0) {
        int closing = closingQuote(first);
        if (closing < 0) {
          return Optional.of(unclosed(first, ~closing));
        }
        next = afterSpaces(closing + 1);
        if (!endsCell(window.at(next))) {
          return Optional.of(textAfterQuote(first, closing, next));
        }
        cells.add(new int[] {first + 1, closing, QUOTED});
      } else {
        next = at;
        while (!endsCell(window.at(next))) {
          next++;
          if (next > MAX_RECORD) {
            end = next;
            return Optional.of(tooLong());
          }
        }
        cells.add(new int[] {at, next, PLAIN});
      }
      if (window.at(next) != delimiter) {
        end = afterLineEnd(next);
        return Optional.empty();
      }
      at = next + 1;
    }
  }

  /**
   * The index of a quotation mark that opens a cell, after optional spaces; -1 if there is none.
   */
  private int openingQuote(int at) throws IOException {
    int first = afterSpaces(at);
    return window.at(first) == '"' ? first : -1;
  }

  private int afterSpaces(int at) throws IOException {
    int index = at;
    while (window.at(index) == ' ' && index - at < MAX_RECORD) {
      index++;
    }
    return index;
  }

  /** The index of the closing mark, or the complement of the index at which the search ended. */
  private int closingQuote(int opening) throws IOException {
    boolean oneLineOnly = rereadBytes > REREAD_ALLOWANCE + REREAD_RATIO * consumed;
    int at = opening + 1;
    while (true) {
      int b = window.at(at);
      if (b == '"') {
        if (window.at(at + 1) != '"') {
          return at;
        }
        at++;
      } else if (b < 0 || at > MAX_RECORD || (oneLineOnly && isLineEnd(b))) {
        return ~at;
      }
      at++;
    }
  }

  private RecordError unclosed(int opening, int searched) throws IOException {
    endAtLineOf(opening, searched);
    return new RecordError(
        ReadingFindingCodes.QUOTE,
        "The quotation mark that opens this cell is never closed. Close it, or delete it. Reading"
            + " continues at the next line.");
  }

  private RecordError textAfterQuote(int opening, int closing, int searched) throws IOException {
    boolean severalLines = endAtLineOf(opening, searched) < closing;
    return severalLines
        ? new RecordError(
            ReadingFindingCodes.QUOTE,
            "The quotation mark that opens this cell is not closed on its line; the next quotation"
                + " mark belongs to a later cell. Close it, or delete it. Reading continues at the"
                + " next line.")
        : new RecordError(
            ReadingFindingCodes.QUOTE,
            "There is text after the quotation mark that closes this cell. Double the quotation"
                + " marks that belong to the text, and put the whole cell in quotation marks.");
  }

  private static RecordError tooLong() {
    return new RecordError(
        ReadingFindingCodes.TOO_LONG,
        "The record has more than "
            + MAX_RECORD
            + " bytes and was rejected. Check whether the file is a table.");
  }

  /** Ends the record with the line of a quotation mark; returns the index of that end. */
  private int endAtLineOf(int mark, int searched) throws IOException {
    int at = mark;
    while (window.at(at) >= 0 && !isLineEnd(window.at(at)) && at <= MAX_RECORD) {
      at++;
    }
    end = afterLineEnd(at);
    rereadBytes += Math.max(0, searched - end);
    return at;
  }

  private boolean endsCell(int b) {
    return b == delimiter || b < 0 || isLineEnd(b);
  }

  private static boolean isLineEnd(int b) {
    return b == '\n' || b == '\r';
  }

  private int afterLineEnd(int at) throws IOException {
    int b = window.at(at);
    if (b == '\r') {
      return window.at(at + 1) == '\n' ? at + 2 : at + 1;
    }
    return b == '\n' ? at + 1 : at;
  }

  private void skipLine() throws IOException {
    while (window.at(0) >= 0 && !isLineEnd(window.at(0))) {
      window.drop(1);
    }
    window.drop(afterLineEnd(0));
  }

  private CsvRecord decoded(Optional<RecordError> error) {
    byte[] bytes = window.bytes();
    int offset = window.offset();
    TextEncoding encoding = TextEncoding.of(bytes, offset, end);
    List<String> texts = new ArrayList<>(cells.size());
    for (int[] cell : cells) {
      String text = encoding.decode(bytes, offset + cell[0], cell[1] - cell[0]);
      texts.add(cell[2] == QUOTED ? text.replace("\"\"", "\"") : text);
    }
    return new CsvRecord(row, texts, encoding, error, error.isPresent() ? rest(encoding) : "");
  }

  /** The text from the first malformed cell to the end of the record, without the line break. */
  private String rest(TextEncoding encoding) {
    int from = 0;
    if (!cells.isEmpty()) {
      int[] last = cells.get(cells.size() - 1);
      from = indexOfDelimiter(last[1] + (last[2] == QUOTED ? 1 : 0)) + 1;
    }
    int to = end;
    while (to > from && isLineEnd(window.bytes()[window.offset() + to - 1])) {
      to--;
    }
    return encoding.decode(window.bytes(), window.offset() + from, to - from);
  }

  private int indexOfDelimiter(int afterCell) {
    int at = afterCell;
    while (window.bytes()[window.offset() + at] != (byte) delimiter) {
      at++;
    }
    return at;
  }
}
