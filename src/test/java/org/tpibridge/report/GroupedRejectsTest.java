package org.tpibridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.columnmap.ColumnMap;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;

/** If a visit has several rows, each row is either accepted or rejected, never both. */
class GroupedRejectsTest {
  private static final VisitReader READER =
      new VisitReader(
          Terminology.builtIn(),
          ZoneOffset.UTC,
          Optional.of(
              ColumnMap.read(
                      """
                      group-by: [No]
                      columns:
                        visit_id: No
                        mrn: Chart
                        visit_start: Day
                        sites: Muscles
                        technique: {fixed: injection}
                      """,
                      "map.yaml")
                  .map()
                  .orElseThrow()));

  @Provide
  Arbitrary<List<String>> rows() {
    Arbitrary<String> sound =
        Arbitraries.integers().between(1, 3).map(i -> "V" + i + ",1,2024-03-04,trapezius R");
    Arbitrary<String> flawed =
        Arbitraries.of(
            "V1,1,never,trapezius R",
            "V2,1,2024-03-04",
            "V2,1,2024-03-04,trapezius R,more",
            ",1,2024-03-04,trapezius R",
            "V3,1,2024-03-04,\"trapezius R",
            "V1,\"1\"x,2024-03-04,trapezius R",
            "V3,1,2024-03-05,rhomboid L");
    return Arbitraries.frequencyOf(Tuple.of(3, sound), Tuple.of(2, flawed)).list().ofMaxSize(10);
  }

  @Property(tries = 150)
  void each_row_is_in_one_visit_or_in_the_rejects_file(@ForAll("rows") List<String> rows)
      throws IOException {
    String table =
        "No,Chart,Day,Muscles\n" + rows.stream().map(r -> r + "\n").collect(Collectors.joining());
    Path file = Files.createTempFile("rejects", ".csv");
    List<Long> in = new ArrayList<>();
    List<Long> out = new ArrayList<>();
    Input input = new Input("t.csv", () -> new ByteArrayInputStream(table.getBytes(UTF_8)));
    try (Stream<ReadResult> all = READER.read(input);
        RejectsFile rejects = new RejectsFile(new OutputFiles(), file)) {
      for (ReadResult result : (Iterable<ReadResult>) all::iterator) {
        if (result instanceof ReadResult.Read read) {
          in.addAll(numbers(read.originals()));
        } else if (result instanceof ReadResult.Rejected rejected) {
          out.addAll(numbers(rejected.originals()));
          rejects.rejected(rejected.place(), rejected.originals(), rejected.findings());
        }
      }
      rejects.commit();
    }

    assertThat(Stream.concat(in.stream(), out.stream()).toList())
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(2, rows.size() + 1L).boxed().toList());
    List<List<String>> back = out.isEmpty() ? List.of() : Cells.in(file);
    assertThat(back).hasSize(out.isEmpty() ? 0 : out.size() + 1);
    assertThat(back.stream().skip(1)).allMatch(row -> !row.get(7).isEmpty());
    Files.delete(file);
  }

  private static List<Long> numbers(List<OriginalRecord> originals) {
    return originals.stream().map(o -> ((Place.Cell) o.place()).row()).toList();
  }
}
