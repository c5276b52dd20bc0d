package org.tpibridge.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.csv.RejectsColumns;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.OriginalRecord;

class RejectsFileTest {
  private static final String HEADER = "visit_id,mrn,visit_start,procedure_code,sites\n";
  private static final Place SOMEWHERE = new Place.Whole("in");

  @TempDir private Path folder;
  private Path rejects;

  @BeforeEach
  void nameTheFile() {
    rejects = folder.resolve("rejects.csv");
  }

  @Test
  void isEmptyIfNothingIsRejected() throws IOException {
    Files.writeString(rejects, "of an earlier run");

    InputWithRejects.of(HEADER + "V1,1,2024-03-04,20560,trapezius R\n", rejects);

    assertThat(rejects).isEmptyFile();
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(rejects));
  }

  @Test
  void isReadableByItsOwnerOnlyEvenIfTheOldFileWasNot() throws IOException {
    Files.writeString(rejects, "");
    Files.setPosixFilePermissions(rejects, PosixFilePermissions.fromString("rw-rw-rw-"));

    InputWithRejects.of(HEADER + "V1,,2024-03-04,20560,trapezius R\n", rejects);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects)))
        .isEqualTo("rw-------");
  }

  @Test
  void joinsTheErrorsOfAVisitInOneRow() throws IOException {
    InputWithRejects.of(HEADER + "V1,,03/04/2024,20560,trapezius R\n", rejects);

    List<String> note = Cells.in(rejects).get(1).subList(5, 10);
    assertThat(note.get(0)).isEqualTo("visits.csv row 2");
    assertThat(note.get(1)).isEqualTo("TPI-READ-MISSING; TPI-READ-DATE");
    assertThat(note.get(2)).isEqualTo("mrn; visit_start");
    assertThat(note.get(3)).startsWith("(1) ").contains(" (2) ");
  }

  @Test
  void tablesWithOtherHeadersGetSeparateFiles() throws IOException {
    try (RejectsFile file = new RejectsFile(new OutputFiles(), rejects)) {
      file.rejected(SOMEWHERE, List.of(row(List.of("a"), "1")), errors());
      file.rejected(SOMEWHERE, List.of(row(List.of("b"), "2")), errors());
      file.rejected(SOMEWHERE, List.of(row(List.of("a"), "3")), errors());

      assertThat(file.written())
          .extracting(w -> w.file().getFileName() + " " + w.count())
          .containsExactly("rejects.csv 2", "rejects-2.csv 1");
      file.commit();
    }
    assertThat(Cells.in(rejects).stream().map(row -> row.get(0))).containsExactly("a", "1", "3");
    assertThat(Cells.in(folder.resolve("rejects-2.csv")).stream().map(row -> row.get(0)))
        .containsExactly("b", "2");
  }

  @Test
  void rowsOfARejectsFileHaveTheOriginalHeader() throws IOException {
    List<String> second = new java.util.ArrayList<>(List.of("a"));
    second.addAll(RejectsColumns.COLUMNS);
    try (RejectsFile file = new RejectsFile(new OutputFiles(), rejects)) {
      file.rejected(SOMEWHERE, List.of(row(List.of("a"), "1")), errors());
      file.rejected(
          SOMEWHERE, List.of(row(second, "2", "old", "old", "old", "old", "old")), errors());
      file.commit();
    }

    List<List<String>> rows = Cells.in(rejects);
    assertThat(rows.get(0)).isEqualTo(second);
    assertThat(rows.get(2)).startsWith("2").doesNotContain("old").hasSize(6);
  }

  @Test
  void tooManyHeadersAreAnError() throws IOException {
    try (RejectsFile file = new RejectsFile(new OutputFiles(), rejects)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  file.rejected(SOMEWHERE, List.of(row(List.of("h" + i), "1")), errors());
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining("several runs");
    }
  }

  @Test
  void allRowsOfAVisitAreWrittenEachWithItsNote() throws IOException {
    OriginalRecord.Table table = new OriginalRecord.Table(List.of("id", "muscle"), ',');
    OriginalRecord.CsvRow first =
        new OriginalRecord.CsvRow(cell(2), table, List.of("V1", "trapezius"));
    OriginalRecord.CsvRow second = new OriginalRecord.CsvRow(cell(3), table, List.of("V1", "??"));
    Finding inSecond = Finding.error("TPI-READ-SITE", "No muscle.").at(cell(3));
    Finding onNone = Finding.error("TPI-READ-MISSING", "No mrn.").at(new Place.Whole("in"));
    try (RejectsFile file = new RejectsFile(new OutputFiles(), rejects)) {
      file.rejected(cell(2), List.of(first, second), List.of(inSecond, onNone));
      file.rejected(cell(2), List.of(first, second), List.of(inSecond));

      assertThat(file.written().get(0).count()).isEqualTo(2);
      file.commit();
    }

    List<List<String>> rows = Cells.in(rejects);
    assertThat(rows.stream().map(row -> row.get(1)).toList())
        .containsExactly("muscle", "trapezius", "??", "trapezius", "??");
    assertThat(rows.stream().map(row -> row.get(5)).skip(1).toList())
        .containsExactly(
            "No mrn.",
            "No muscle.",
            "No error in this row. The visit was rejected because of row 3.",
            "No muscle.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=x.csv", "-", "+1.csv", "@a.csv"})
  void noCellIsAFormula(String name) throws IOException {
    Place place = new Place.Cell(name, 2, "=col");
    Finding finding = Finding.error("TPI-READ-SITE", "-1 is wrong").at(place).withSuggestion("+1");
    try (RejectsFile file = new RejectsFile(new OutputFiles(), rejects)) {
      file.rejected(
          place,
          List.of(
              new OriginalRecord.CsvRow(
                  place, new OriginalRecord.Table(List.of("=a"), ','), List.of("=1+1"))),
          List.of(finding));
      file.commit();
    }

    assertThat(Cells.in(rejects).get(1).get(0)).isEqualTo("=1+1");
    assertThat(Cells.written(rejects, ','))
        .allSatisfy(row -> assertThat(row).noneMatch(c -> c.matches("[=+\\-@].*")));
  }

  /** Spreadsheets remove blank cells at the end of rows, or add some. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",", ",,,,", ",,,,,,,", ",a,b,c,d,e, "})
  void blankCellsInTheColumnsOfTheNoteAreIgnored(String end) throws IOException {
    String header =
        "visit_id,mrn,visit_start,procedure_code,sites,"
            + String.join(",", RejectsColumns.COLUMNS)
            + "\n";

    InputWithRejects read =
        InputWithRejects.of(header + "V1,1,2024-03-04,20560,trapezius R" + end + "\n", rejects);

    assertThat(read.accepted()).containsExactly("V1");
  }

  @Test
  void jsonValuesAreWrittenWithASeparateFindingsFile() throws IOException {
    String json =
        """
        [{"visit_id": "V1", "mrn": "1", "visit_start": "2024-03-04",
          "technique": "injection", "sites": [{"muscle": "trapezius"}]},
         {"visit_id": "V2", "mrn": "1",
          "visit_start": "04.03.2024", "weight_kg": 70.50,
          "technique": "injection", "sites": [{"muscle": "trapezius"}]},
         {"visit_id": "V3", "mrn": "1", "visit_start": "2024-03-04",
          "technique": "injection", "sites": []}]
        """;
    Path lines = folder.resolve("rejects.ndjson");

    InputWithRejects read = InputWithRejects.of(json, lines);

    assertThat(read.accepted()).containsExactly("V1");
    assertThat(Files.readAllLines(lines)).hasSize(2).first().asString().contains("70.50");
    List<List<String>> findings = Cells.in(folder.resolve("rejects.findings.csv"));
    assertThat(findings.get(0))
        .containsExactly("file", "number", "place", "code", "column", "message", "suggestion");
    assertThat(findings.stream().skip(1).map(row -> row.get(1) + " " + row.get(3)).toList())
        .containsExactly("1 TPI-READ-DATE", "2 TPI-READ-MISSING");
    assertThat(InputWithRejects.of(Input.of(lines), rejects).rejected()).isEqualTo(2);
  }

  @Test
  void messagesAreWrittenInTheirCharacterSet() throws IOException {
    Path messages = folder.resolve("rejects.hl7");
    String message = "MSH|^~\\&|A\rPID|1||7||Mär^Ä\r";
    try (RejectsFile file = new RejectsFile(new OutputFiles(), messages)) {
      OriginalRecord text =
          new OriginalRecord.Text(SOMEWHERE, OriginalRecord.TextFormat.HL7_V2, message, ISO_8859_1);
      file.rejected(SOMEWHERE, List.of(text, text), errors());
      file.rejected(SOMEWHERE, List.of(text), errors());
      file.commit();
    }

    assertThat(Files.readString(messages, ISO_8859_1).split("\r\n"))
        .containsOnly(message.strip())
        .hasSize(3);
    assertThat(Cells.in(folder.resolve("rejects.findings.csv")).stream().map(row -> row.get(1)))
        .containsExactly("number", "1", "3");
  }

  @Test
  void anUnreadableInputIsReported() throws IOException {
    InputWithRejects read =
        InputWithRejects.of(
            new Input("x.xls", () -> new ByteArrayInputStream("no,header\n1,2\n".getBytes(UTF_8))),
            rejects);

    assertThat(read.unreadable()).isEqualTo(1);
    assertThat(rejects).isEmptyFile();
    List<String> stated = Cells.in(folder.resolve("rejects.findings.csv")).get(1);
    assertThat(stated).startsWith("", "", "x.xls row 1", "TPI-READ-MISSING-COLUMN");
  }

  private static OriginalRecord row(List<String> header, String... cells) {
    return new OriginalRecord.CsvRow(
        cell(2), new OriginalRecord.Table(header, ','), List.of(cells));
  }

  private static Place cell(long row) {
    return new Place.Cell("in", row, "");
  }

  private static List<Finding> errors() {
    return List.of(Finding.error("TPI-READ-SITE", "No muscle."));
  }
}
