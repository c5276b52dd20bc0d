package org.tpibridge.reading.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.dataformat.csv.CsvMapper;

class CsvRecordReaderTest {
  private static final CsvMapper JACKSON = new CsvMapper();

  /** First cells are never blank, because an empty line is not a record. */
  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell =
        Arbitraries.strings().withChars("ab é愛,\"\n\r\t;'=".toCharArray()).ofMaxLength(8);
    Arbitrary<List<String>> row =
        cell.list().ofMinSize(1).ofMaxSize(5).map(CsvRecordReaderTest::startingWithText);
    return row.list().ofMinSize(1).ofMaxSize(6);
  }

  private static List<String> startingWithText(List<String> cells) {
    List<String> row = new ArrayList<>(cells);
    row.set(0, "x" + row.get(0));
    return row;
  }

  @Property(tries = 500)
  void the_output_of_another_csv_writer_is_split_into_the_same_cells(
      @ForAll("tables") List<List<String>> table) throws IOException {
    assertThat(split(printed(table))).isEqualTo(table);
  }

  private static String printed(List<List<String>> table) {
    return JACKSON.writeValueAsString(table);
  }

  private static List<List<String>> split(String csv) throws IOException {
    CsvRecordReader records =
        new CsvRecordReader(new ByteArrayInputStream(csv.getBytes(UTF_8)), ',');
    List<List<String>> rows = new ArrayList<>();
    for (Optional<CsvRecord> r = records.next(); r.isPresent(); r = records.next()) {
      assertThat(r.get().error()).isEmpty();
      rows.add(r.get().cells());
    }
    return rows;
  }
}
