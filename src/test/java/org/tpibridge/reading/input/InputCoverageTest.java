package org.tpibridge.reading.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.csv.RejectsColumns;
import org.tpibridge.reading.input.InputCoverage.Part;
import org.tpibridge.reading.input.InputCoverage.PartStatus;
import org.tpibridge.reading.input.InputCoverage.Use;

class InputCoverageTest {
  private static final String HEADER =
      "visit_id,mrn,visit_start,procedure_code,sites,Room,goal,,weight_kg\n";

  private final InputCoverage coverage = new InputCoverage();

  @Test
  void eachFilledCellOfATableIsCountedOnce() {
    read(
        HEADER
            + "V1,1,2024-03-04,20560,trapezius R,12,,x,\n"
            + "V2,1,2024-03-04,20560,trapezius R, ,pain 3,,\n"
            + "V3,1,nonsense,20560,trapezius R,14,pain 3,,\n"
            + "V4,1,2024-03-04\n");

    assertThat(told())
        .containsExactly(
            "visit_id USED 2 0 0 1",
            "mrn USED 2 0 0 1",
            "visit_start USED 2 0 0 1",
            "procedure_code USED 2 0 0 1",
            "sites USED 2 0 0 1",
            "Room IGNORED 0 0 2 0",
            "goal USED 1 0 0 1",
            "weight_kg EMPTY 0 0 0 0",
            "(column 8) IGNORED 0 0 1 0",
            "(malformed rows) REFUSED 0 0 0 1");
    assertThat(part("Room").samples(Use.IGNORED))
        .containsExactly(
            new InputCoverage.Sample(1, "row 2"), new InputCoverage.Sample(1, "row 4"));
  }

  @Test
  void theColumnsOfARejectsFileAreNotCounted() {
    String ours = String.join(",", RejectsColumns.COLUMNS);
    List<ReadResult> parsed =
        read(
            "visit_id,mrn,visit_start,procedure_code,sites,"
                + ours
                + "\n"
                + "V1,1,2024-03-04,20560,trapezius R,a,b,c,d,e\n");

    assertThat(coverage.parts()).extracting(Part::name).hasSize(5).doesNotContain("_code");
    assertThat(parsed.get(0).findings()).isEmpty();
  }

  @Test
  void valuesOfJsonAreCountedByPointerWithoutIndexes() {
    read(
        """
        {"visit_id": "V1", "mrn": "1", "visit_start": "2024-03-04", "weight_kg": null,
         "sites": [{"muscle": "trapezius", "side": "right"}, {"muscle": "rhomboid", "depth": 3}],
         "injectates": [{"drug": "lidocaine", "strength": {"value": 1, "unit": "%"}}],
         "room": {"a": 1}}
        {"visit_id": "V2"}
        """);

    assertThat(told())
        .containsExactly(
            "/visit_id USED 1 0 0 1",
            "/mrn USED 1 0 0 0",
            "/visit_start USED 1 0 0 0",
            "/sites/muscle USED 2 0 0 0",
            "/sites/side USED 1 0 0 0",
            "/sites/depth IGNORED 0 0 1 0",
            "/injectates/drug USED 1 0 0 0",
            "/injectates/strength/value USED 1 0 0 0",
            "/injectates/strength/unit USED 1 0 0 0",
            "/room IGNORED 0 0 1 0");
  }

  @Test
  void namesThatMayBeContentAreNotShown() {
    read(
        """
        {"visit_id": "V1", "mrn": "1", "visit_start": "2024-03-04",
         "sites": [{"muscle": "trapezius"}], "Marlow, Ada": 1, "555-010-1234": 2, "ada@x.org": 3}
        """);

    assertThat(told()).contains("/(unusual name) IGNORED 0 0 3 0").noneMatch(t -> t.contains("5"));
  }

  @Test
  void partsBeyondTheLimitAreCountedTogether() {
    Place place = new Place.Cell("x", 2, "");
    for (int i = 0; i < 3000; i++) {
      coverage.ignored("part " + i, place);
    }

    assertThat(coverage.parts()).hasSize(2001);
    assertThat(part("(further parts)").count(Use.IGNORED)).isEqualTo(1000);
  }

  @Test
  void severalInputsAreCountedTogetherWithTheirNumbers() {
    String table =
        """
        visit_id,mrn,visit_start,procedure_code,sites,Room
        V1,1,2024-03-04,20560,trapezius R,12
        """;
    read(table);
    read(table);

    assertThat(coverage.inputs()).isEqualTo(2);
    assertThat(part("Room").samples(Use.IGNORED))
        .containsExactly(
            new InputCoverage.Sample(1, "row 2"), new InputCoverage.Sample(2, "row 2"));
  }

  @Test
  void whatIsUsedInOnePlaceAndIgnoredInAnotherIsPartlyUsed() {
    Place place = new Place.Cell("x", 2, "");
    coverage.used("a", place);
    coverage.ignored("a", place);
    coverage.partlyUsed("b", place);

    assertThat(coverage.parts()).extracting(Part::status).containsOnly(PartStatus.PARTLY);
  }

  @Test
  void nothingIsCountedWhenDisabled() {
    InputCoverage unwanted = InputCoverage.disabled();
    unwanted.used("a", new Place.Cell("x", 2, ""));
    unwanted.part("b");

    assertThat(unwanted.parts()).isEmpty();
  }

  /** For any table, the counts of a column add up to its filled cells. */
  @Test
  void countsAddUpToFilledCells() {
    String rows =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    "V"
                        + i
                        + ",1,"
                        + (i % 3 == 0 ? "never" : "2024-03-04")
                        + ",20560,trapezius R,"
                        + (i % 2 == 0 ? "r" : "")
                        + ","
                        + (i % 5 == 0 ? "pain 3" : "")
                        + ",,\n")
            .collect(Collectors.joining());
    read(HEADER + rows);

    assertThat(total("visit_id")).isEqualTo(50);
    assertThat(total("Room")).isEqualTo(25);
    assertThat(total("goal")).isEqualTo(10);
  }

  private long total(String name) {
    return Stream.of(Use.values()).mapToLong(part(name)::count).sum();
  }

  private List<ReadResult> read(String text) {
    Input input = new Input("in", () -> new ByteArrayInputStream(text.getBytes(UTF_8)));
    try (Stream<ReadResult> parsed = TestReader.READER.read(input, coverage)) {
      return parsed.toList();
    }
  }

  private Part part(String name) {
    return coverage.parts().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** Name and status, then the numbers of used, partly used, ignored and refused values. */
  private List<String> told() {
    return coverage.parts().stream()
        .map(
            p ->
                p.name()
                    + " "
                    + p.status()
                    + Stream.of(Use.values())
                        .map(use -> " " + p.count(use))
                        .collect(Collectors.joining()))
        .toList();
  }
}
