package org.tpibridge.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.source.columns.Proposal;
import org.tpibridge.source.columns.TableSample;

/** Reads the beginning of a table of which nothing is known yet. */
final class SampledTable {
  private static final int ROWS = 500;

  /** How far down a header is looked for. */
  private static final int TOP = 20;

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<String> OTHERS = List.of("x-MacRoman", "IBM850");
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}]*[^\\x00-\\x7f][\\p{L}\\p{M}]*");

  private SampledTable() {}

  /** Empty where there is no row. */
  static Optional<TableSample> of(Head head) throws IOException {
    Optional<Character> told = Delimiter.told(head.bytes());
    Head table = told.isPresent() ? head.skipping(Delimiter.lineLength(head.bytes())) : head;
    char delimiter = told.orElseGet(() -> delimiter(table.bytes()));
    CsvRecords records = new CsvRecords(table.whole(), delimiter);
    List<CsvRecord> all = new ArrayList<>();
    for (Optional<CsvRecord> record = records.next();
        record.isPresent() && all.size() < ROWS + TOP;
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
            .filter(r -> r.fault().isEmpty() && r.cells().size() == names.size())
            .map(CsvRecord::cells)
            .toList();
    return Optional.of(
        new TableSample(
            delimiter,
            at,
            letters(all.subList(at, all.size())),
            names,
            rows,
            below.size() - rows.size()));
  }

  /** The one that gives the most names of columns in one of the first lines, then most cells. */
  private static char delimiter(byte[] head) {
    List<String> lines = Delimiter.filledLines(head, TOP);
    char best = Delimiter.CANDIDATES.get(0);
    long most = 0;
    for (char candidate : Delimiter.CANDIDATES) {
      long names = 0;
      for (String line : lines) {
        names = Math.max(names, Proposal.recognized(Delimiter.names(line, candidate)));
      }
      long cells = lines.isEmpty() ? 0 : Delimiter.names(lines.get(0), candidate).size();
      long score = names * Head.SIZE + cells;
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return best;
  }

  /** The row with most of the names that columns of visits have; the first where none has more. */
  private static int header(List<CsvRecord> all) {
    int best = 0;
    long most = Proposal.recognized(all.get(0).cells());
    for (int i = 1; i < Math.min(all.size(), TOP); i++) {
      long names = Proposal.recognized(all.get(i).cells());
      // Fewer may be chance: a cell under the header may be such a word too.
      if (names > most && names > 2) {
        most = names;
        best = i;
      }
    }
    return best;
  }

  private static Optional<TableSample.Letters> letters(List<CsvRecord> all) {
    List<CsvRecord> rows = all.stream().filter(r -> r.encoding() == Encoding.WINDOWS_1252).toList();
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
            .map(SampledTable::readings)
            .orElse(List.of());
    return Optional.of(new TableSample.Letters("windows-1252", readings, rows.size()));
  }

  private static List<String> readings(String word) {
    byte[] bytes = word.getBytes(WINDOWS);
    return Stream.concat(
            Stream.of("windows-1252 reads \"" + word + '"'),
            OTHERS.stream()
                .filter(Charset::isSupported)
                .map(name -> name + " \"" + new String(bytes, Charset.forName(name)) + '"'))
        .toList();
  }
}
