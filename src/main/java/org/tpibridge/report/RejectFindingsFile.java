package org.tpibridge.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tpibridge.files.OutputFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.csv.RejectsColumns;

/**
 * Writes the findings of rejected JSON values and messages as a table, one finding in each row: the
 * file, the number of the text in the file (both empty for an input that cannot be read), and the
 * columns of the finding.
 */
final class RejectFindingsFile implements Closeable {
  private final OutputFile output;
  private final CsvTableWriter table;
  private long count;

  RejectFindingsFile(OutputFile output) throws IOException {
    this.output = output;
    table = new CsvTableWriter(output.out(), ',');
    List<String> header = new ArrayList<>(List.of("file", "number"));
    RejectsColumns.COLUMNS.forEach(column -> header.add(column.substring(1)));
    table.write(header);
  }

  /**
   * @param number number of the visit's first text in the file, counted from 1
   */
  void add(Path file, long number, Place place, List<Finding> findings) throws IOException {
    write(String.valueOf(file.getFileName()), String.valueOf(number), place, findings);
  }

  void add(Place place, List<Finding> findings) throws IOException {
    write("", "", place, findings);
  }

  private void write(String file, String number, Place place, List<Finding> findings)
      throws IOException {
    for (Finding finding : findings) {
      if (finding.isError()) {
        List<String> cells = new ArrayList<>(List.of(file, number));
        cells.addAll(RejectNote.of(finding.place().orElse(place), List.of(finding)).cells());
        table.write(cells);
        count++;
      }
    }
  }

  Path path() {
    return output.path();
  }

  long count() {
    return count;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
