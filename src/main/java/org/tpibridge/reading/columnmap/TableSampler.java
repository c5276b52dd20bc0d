package org.tpibridge.reading.columnmap;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.reading.csv.CsvRecord;
import org.tpibridge.reading.csv.CsvRecordReader;
import org.tpibridge.reading.csv.DelimiterDetector;
import org.tpibridge.reading.input.InputPrefix;
import org.tpibridge.reading.input.TextEncoding;

/** Reads the beginning of a table without a column map. */
final class TableSampler {
  private static final int ROWS = 500;

  /** The number of rows in which to look for the header. */
  private static final int HEADER_ROWS = 20;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final List<String> OTHER_CHARSETS = List.of("x-MacRoman", "IBM850");
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}]*[^\\x00-\\x7f][\\p{L}\\p{M}]*");

  private TableSampler() {}

  /** Reads a sample; empty if there is no row. */
  static Optional<TableSample> of(InputPrefix prefix) throws IOException {
    Optional<Character> stated = DelimiterDetector.declared(prefix.bytes());
    InputPrefix table =
        stated.isPresent() ? prefix.skipping(DelimiterDetector.lineLength(prefix.bytes())) : prefix;
    char delimiter = stated.orElseGet(() -> delimiter(table.bytes()));
    CsvRecordReader records = new CsvRecordReader(table.wholeStream(), delimiter);
    List<CsvRecord> all = new ArrayList<>();
    for (Optional<CsvRecord> record = records.next();
        record.isPresent() && all.size() < ROWS + HEADER_ROWS;
        record = records.next()) {
      if (!record.get().isBlank()) {
        all.add(record.get());
      }
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    int at = header(all);
    List<String> names = all.get(at).cells();
    List<CsvRecord> below = all.subList(at + 1, Math.min(all.size(), at + 1 + ROWS));
    List<List<String>> rows =
        below.stream()
            .filter(r -> r.error().isEmpty() && r.cells().size() == names.size())
            .map(CsvRecord::cells)
            .toList();
    return Optional.of(
        new TableSample(
            delimiter,
            at,
            nonAscii(all.subList(at, all.size())),
            names,
            rows,
            below.size() - rows.size()));
  }

  /**
   * The delimiter that gives the most recognized column names in one of the first lines, then the
   * most cells.
   */
  private static char delimiter(byte[] head) {
    List<String> lines = DelimiterDetector.filledLines(head, HEADER_ROWS);
    char best = DelimiterDetector.CANDIDATES.get(0);
    long most = 0;
    for (char candidate : DelimiterDetector.CANDIDATES) {
      long names = 0;
      for (String line : lines) {
        names =
            Math.max(names, ColumnMapProposal.recognized(DelimiterDetector.names(line, candidate)));
      }
      long cells = lines.isEmpty() ? 0 : DelimiterDetector.names(lines.get(0), candidate).size();
      long score = names * InputPrefix.SIZE + cells;
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return best;
  }

  /** The row with the most names of visit columns; the first row if no other has more. */
  private static int header(List<CsvRecord> all) {
    int best = 0;
    long most = ColumnMapProposal.recognized(all.get(0).cells());
    for (int i = 1; i < Math.min(all.size(), HEADER_ROWS); i++) {
      long names = ColumnMapProposal.recognized(all.get(i).cells());
      // Fewer may be a coincidence, because cells below the header may contain such words.
      if (names > most && names > 2) {
        most = names;
        best = i;
      }
    }
    return best;
  }

  private static Optional<TableSample.NonAsciiText> nonAscii(List<CsvRecord> all) {
    List<CsvRecord> rows =
        all.stream().filter(r -> r.encoding() == TextEncoding.WINDOWS_1252).toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> readings =
        rows.stream()
            .flatMap(r -> r.cells().stream())
            .map(WORD::matcher)
            .filter(Matcher::find)
            .map(Matcher::group)
            .findFirst()
            .map(TableSampler::readings)
            .orElse(List.of());
    return Optional.of(new TableSample.NonAsciiText("windows-1252", readings, rows.size()));
  }

  private static List<String> readings(String word) {
    byte[] bytes = word.getBytes(WINDOWS_1252);
    return Stream.concat(
            Stream.of("windows-1252 reads \"" + word + '"'),
            OTHER_CHARSETS.stream()
                .filter(Charset::isSupported)
                .map(name -> name + " \"" + new String(bytes, Charset.forName(name)) + '"'))
        .toList();
  }
}
