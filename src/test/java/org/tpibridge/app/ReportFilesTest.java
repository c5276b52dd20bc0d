package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that check and convert write: rejects, unknown words, coverage. */
class ReportFilesTest {
  private static final String BROKEN = "examples/broken.csv";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"check", "convert"})
  void eachRejectedRowIsInTheRejectsFile(String command) throws IOException {
    Typed typed = Typed.line(command, BROKEN, "--rejects", path("rejects.csv"));

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains("8 rejected visits in " + path("rejects.csv"));
    assertThat(Files.readString(folder.resolve("rejects.csv")))
        .contains("_place,_code,_column,_message,_suggestion")
        .contains("TPI-READ-");
  }

  @Test
  void aRowCorrectedInTheRejectsFileIsConverted() throws IOException {
    Path visits =
        write(
            "visits.csv",
            """
            visit_id,mrn,visit_start,procedure_code,sites,Room
            V1,1,2024-03-04,20560,trapezius R,12
            V2,2,03/04/2024,20560,trapezius R,"12, left"
            """);
    Typed.line("convert", visits.toString(), "-o", path("out"), "--rejects", path("rejects.csv"));
    Path fixed =
        write(
            "fixed.csv",
            Files.readString(folder.resolve("rejects.csv"))
                .replaceFirst("03/04/2024", "2024-03-04"));

    Typed again = Typed.line("convert", fixed.toString(), "-o", path("out"));

    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("1 visit: 1 converted").doesNotContain("_code");
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**V2.json");
  }

  /** Visits that mapping rejects are in the file as well, not only those that reading rejects. */
  @Test
  void aVisitThatCannotBeMappedIsInTheRejectsFile() throws IOException {
    Path visits =
        write(
            "visits.csv",
            """
            visit_id,mrn,visit_start,visit_end,procedure_code,sites
            V1,1,2024-03-04,2024-03-04T10:00,20560,trapezius R
            """);

    Typed.line("convert", visits.toString(), "--rejects", path("rejects.csv"));

    assertThat(Files.readString(folder.resolve("rejects.csv")))
        .contains("V1,1,2024-03-04,2024-03-04T10:00,20560,trapezius R,")
        .contains("TPI-MAP-PERIOD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rejects", "--coverage", "--unknown-words"})
  void aFileThatCannotBeWrittenIsReportedWithExitTwo(String option) {
    Typed typed = Typed.line("convert", BROKEN, option, path("no/such/folder/file"));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("Cannot write ").contains("the folder does not exist");
  }

  @Test
  void anInputIsNeverOverwritten() throws IOException {
    Path visits = write("visits.csv", Files.readString(Path.of(BROKEN)));

    Typed typed = Typed.line("check", visits.toString(), "--rejects", visits.toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(visits).hasSameTextualContentAs(Path.of(BROKEN));
  }

  @Test
  void oneFileIsNotWrittenTwice() throws IOException {
    Files.createDirectory(Path.of(path("y")));
    Typed typed =
        Typed.line("convert", BROKEN, "--rejects", path("x"), "--coverage", path("y/../x"));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("Use a different file for each output");
  }

  @Test
  void checkPrintsWhatWasRead() throws IOException {
    Path visits =
        write(
            "visits.csv",
            """
            visit_id,mrn,visit_start,procedure_code,sites,Room,goal
            V1,1,2024-03-04,20560,trapezius R,Salt lamp,
            """);

    Typed typed = Typed.line("check", visits.toString());

    assertThat(typed.out())
        .contains("Coverage: 1 ignored, 1 empty, 5 used")
        .contains("  ignored   Room: 1 ignored (row 2)")
        .contains("  empty     goal")
        .contains("  used      visit_id 1, mrn 1, visit_start 1, procedure_code 1, sites 1")
        .doesNotContain("Salt lamp");
  }

  @Test
  void coverageOfAnExampleListsEveryColumnAndNoContent() throws IOException {
    Typed.line("convert", "examples/visits.csv", "--coverage", path("coverage.json"));

    String text = Files.readString(folder.resolve("coverage.json"));
    JsonNode parts = JSON.readTree(text).get("parts");
    List<String> header =
        List.of(Files.readAllLines(Path.of("examples/visits.csv")).get(0).split(",", -1));
    assertThat(parts.valueStream().map(p -> p.get("part").asString()).toList()).isEqualTo(header);
    assertThat(parts.get(0).get("values").get("used").asInt()).isEqualTo(9);
    assertThat(text).doesNotContain("examples").doesNotContain("trapezius");
  }

  @Test
  void jsonOutputContainsFindingsOnly() {
    assertThat(JSON.readTree(Typed.line("check", BROKEN, "--output", "json").out()).isArray())
        .isTrue();
  }

  @Test
  void addedWordsAreRecognizedInTheNextRun() throws IOException {
    Path visits =
        write(
            "visits.csv",
            """
            visit_id,mrn,visit_start,sites,injectates
            V1,1,2024-03-04,kite muscle R,Zyloxane 1% 2 mL
            V2,1,2024-03-04,kite muscle L,lidocaine 1% 2 mL
            """);
    Path words = folder.resolve("words.csv");

    Typed first = Typed.line("check", visits.toString(), "--unknown-words", words.toString());

    assertThat(first.err()).contains("2 unknown words in");
    String list = Files.readString(words);
    assertThat(list).contains("muscle,kite muscle,2,").contains("drug,Zyloxane,1,");
    Files.writeString(
        words,
        list.replaceFirst("(muscle,kite muscle,2,[^,]*),", "$1,trapezius")
            .replaceFirst("(drug,Zyloxane,1,[^,]*),,,", "$1,zyloxane,Zyloxane,other"));
    Typed second = knowing(words, "check", visits.toString());
    assertThat(first.out()).contains("TPI-READ-UNKNOWN-MUSCLE").contains("TPI-READ-UNKNOWN-DRUG");
    assertThat(second.out()).doesNotContain("TPI-READ-UNKNOWN");
  }

  private static Typed knowing(Path words, String... arguments) {
    return Typed.with(Map.of("tpibridge.terminology.files", words.toString()), "", arguments);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
