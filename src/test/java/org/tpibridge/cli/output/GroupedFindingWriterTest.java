package org.tpibridge.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.report.PrintableStream;

class GroupedFindingWriterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final GroupedFindingWriter writer =
      new GroupedFindingWriter(new PrintableStream(new PrintStream(bytes, true, UTF_8)));

  private void print(Finding finding, int row) {
    writer.print("", List.of(finding.at(new Place.Cell("a.csv", row, "sites"))));
  }

  private String printed() {
    writer.close();
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void fewFindingsArePrintedOneByOneInTheOrderOfTheInput() {
    print(Finding.warning("TPI-B", "First."), 2);
    for (int row = 3; row <= GroupedFindingWriter.MOST_PRINTED + 1; row++) {
      print(Finding.error("TPI-A", "Then."), row);
    }

    assertThat(printed())
        .startsWith(
            """
            warning     a.csv row 2, column sites  TPI-B
                First.
            error       a.csv row 3, column sites  TPI-A
            """)
        .contains("row 21, column sites  TPI-A");
  }

  @Test
  void manyFindingsAreABlockForEachCode() {
    for (int row = 2; row < 2_002; row++) {
      print(Finding.warning("TPI-W", "Wrong in row " + row + "."), row);
    }
    for (int row = 2; row < 6; row++) {
      print(Finding.error("TPI-E", "Bad in row " + row + ".").withSuggestion("x" + row), row);
    }
    print(Finding.error("TPI-ONCE", "Only here."), 7);

    assertThat(printed())
        .isEqualTo(
            """
            error       TPI-E, 4 findings
                a.csv row 2, column sites; a.csv row 3, column sites; a.csv row 4, column sites; \
            and 1 more
                Example: Bad in row 2.
                -> x2
            error       TPI-ONCE, 1 finding
                a.csv row 7, column sites
                Only here.
            warning     TPI-W, 2,000 findings
                a.csv row 2, column sites; a.csv row 3, column sites; a.csv row 4, column sites; \
            and 1,997 more
                Example: Wrong in row 2.
            """);
  }

  @Test
  void oneCodeOfTwoSeveritiesIsTwoBlocks() {
    for (int row = 2; row < 30; row++) {
      print(Finding.warning("TPI-A", "Look."), row);
    }
    print(Finding.error("TPI-A", "Correct it."), 30);

    assertThat(printed().lines().filter(line -> line.contains("TPI-A")))
        .containsExactly("error       TPI-A, 1 finding", "warning     TPI-A, 28 findings");
  }

  @Test
  void aFindingOfAWholeInputHasNoPlaceToPrint() {
    for (int i = 0; i < 30; i++) {
      writer.print("", List.of(Finding.warning("TPI-A", "Look.")));
    }

    assertThat(printed()).isEqualTo("warning     TPI-A, 30 findings\n    Example: Look.\n");
  }
}
