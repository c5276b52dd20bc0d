package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing a patient from files: TPI Bridge's files are cleaned, others are unchanged. */
class ErasureOnTheTerminalTest {
  private static final String HEADER =
      "visit_id,mrn,patient_last,visit_start,sites,injectates,procedure_code\n";

  @TempDir private Path folder;
  private AtStore store;

  @BeforeEach
  void open() {
    store = new AtStore(folder.resolve("store.db"));
  }

  private Path file(String name, String... rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + String.join("", rows));
  }

  private static String row(String visit, String mrn, String start) {
    return visit
        + ","
        + mrn
        + ",Zwetschke"
        + mrn
        + ","
        + start
        + ",trapezius R,lidocaine 1% 2 mL,20552\n";
  }

  private Typed erase(String mrn, Path... files) {
    List<String> line = new ArrayList<>(List.of("erase", "--patient", mrn, "--yes"));
    if (files.length > 0) {
      line.add("--files");
      Stream.of(files).map(Path::toString).forEach(line::add);
    }
    return store.line(line.toArray(String[]::new));
  }

  @Test
  void inchMarksInAFileOfAnotherProgramRemoveNoRow() throws IOException {
    StringBuilder table =
        new StringBuilder("visit_id,mrn,notes,visit_start,sites,injectates,procedure_code\n");
    for (int i = 0; i < 200; i++) {
      table.append(
          "V-%d,%d,uses 18\" pillow,2024-03-04,trapezius R,lidocaine 1%% 2 mL,20552\n"
              .formatted(1000 + i, 10001 + i % 50));
    }
    Path pillows = Files.writeString(folder.resolve("pillows.csv"), table);
    store.line("import", pillows.toString());

    Typed erased = erase("10005", pillows);

    assertThat(erased.exitCode()).as(erased.err()).isEqualTo(1);
    assertThat(erased.out())
        .contains("the patient's data: " + pillows + ": row 6; row 56; row 106; and 1 more");
    assertThat(pillows).hasContent(table.toString());
  }

  @Test
  void rowsOfOtherPatientsInARejectsFileStayByteForByte() throws IOException {
    Path visits =
        file(
            "visits.csv",
            row("V-1", "10001", "soon"),
            row("V-2", "10002", "\"soon, he said\""),
            row("V-3", "10001", "later"),
            row("V-4", "10003", "18\" soon"));
    Path rejects = folder.resolve("rejects.csv");
    store.line("import", visits.toString(), "--rejects", rejects.toString());
    List<String> before = Files.readAllLines(rejects);
    assertThat(before).hasSize(5);

    Typed erased = erase("10001");

    assertThat(erased.exitCode()).as(erased.err()).isZero();
    assertThat(erased.err()).contains("will be erased: " + rejects + ": 2 of 4 rows");
    assertThat(Files.readAllLines(rejects))
        .containsExactly(before.get(0), before.get(2), before.get(4));
    // The rewritten file still counts as a file of TPI Bridge.
    assertThat(erase("10002").err()).contains("1 of 2 rows");
    assertThat(Files.readString(rejects)).doesNotContain("10002").contains("10003");
  }

  /** Two programs with the same visit ids: the usual reason why rows are rejected. */
  @Test
  void rejectedRowsWithAVisitIdOfThePatientCanBelongToOtherPatients() throws IOException {
    store.line("import", file("old.csv", row("V-1", "10001", "2004-03-02")).toString());
    Path visits = file("new.csv", row("V-1", "10002", "2024-03-04"), row("V-1", "10003", "soon"));
    Path rejects = folder.resolve("rejects.csv");
    store.line("import", visits.toString(), "--rejects", rejects.toString());
    String before = Files.readString(rejects);
    assertThat(before).contains("10002", "10003");

    erase("10001");

    assertThat(rejects).hasContent(before);
    erase("10002");
    assertThat(Files.readString(rejects)).doesNotContain("10002").contains("10003");
  }

  @Test
  void aRejectsFileThatWasEditedIsNotChanged() throws IOException {
    Path visits = file("visits.csv", row("V-1", "10001", "soon"), row("V-2", "10002", "soon"));
    Path rejects = folder.resolve("rejects.csv");
    store.line("import", visits.toString(), "--rejects", rejects.toString());
    String changed = Files.readString(rejects).replace("\r\n", "\n") + "\n";
    Files.writeString(rejects, changed);

    Typed erased = erase("10001");

    assertThat(erased.exitCode()).isEqualTo(1);
    assertThat(erased.out()).contains("contains the patient's data: " + rejects + ": row 2");
    assertThat(rejects).hasContent(changed);
  }

  @Test
  void rejectReportsLoseOnlyThePatient() throws IOException {
    String json = "{\"visit_id\":\"V-%s\",\"mrn\":\"%s\",\"visit_start\":\"soon\",\"sites\":[]}\n";
    Path visits =
        Files.writeString(
            folder.resolve("visits.ndjson"),
            json.formatted("1", "1000\\u0031") + json.formatted("2", "10002"));
    Path rejects = folder.resolve("rejects.ndjson");
    store.line("import", visits.toString(), "--rejects", rejects.toString());
    Path findings = folder.resolve("rejects.findings.csv");
    assertThat(findings).exists();

    Typed erased = erase("10001");

    assertThat(erased.exitCode()).as(erased.err() + erased.out()).isZero();
    assertThat(Files.readString(rejects)).isEqualTo(json.formatted("2", "10002"));
    assertThat(findings).doesNotExist();
  }

  @Test
  void convertedBundlesAndLinesOfThePatientAreRemovedAndOthersRemain() throws IOException {
    Path visits =
        file(
            "visits.csv",
            row("V-1", "10001", "2024-03-04"),
            row("V-2", "10002", "2024-03-05"),
            row("V-3", "10001", "2024-03-06"));
    store.line("import", visits.toString());
    Path bundles = folder.resolve("bundles");
    Path lines = folder.resolve("lines");
    store.line("convert", visits.toString(), "-o", bundles.toString());
    store.line("convert", visits.toString(), "--to", "ndjson", "-o", lines.toString());
    Path copy = Files.createDirectories(folder.resolve("other")).resolve("V-1.json");
    Files.writeString(copy, Files.readString(bundles.resolve("V-1.json")).replace("  ", " "));
    String other = Files.readString(bundles.resolve("V-2.json"));

    Typed erased = erase("10001", bundles, lines);

    assertThat(erased.exitCode()).as(erased.err() + erased.out()).isZero();
    assertThat(names(bundles)).containsExactly("V-2.json");
    assertThat(bundles.resolve("V-2.json")).hasContent(other);
    for (Path file : files(lines)) {
      assertThat(Files.readString(file)).doesNotContain("Zwetschke10001", "\"10001\"");
    }
    assertThat(Files.readString(lines.resolve("Patient.ndjson")).lines()).hasSize(1);
    assertThat(Files.readString(lines.resolve("Encounter.ndjson")).lines()).hasSize(1);
    assertThat(Files.readString(lines.resolve("Provenance.ndjson")).lines()).hasSize(1);
    assertThat(lines.resolve("Organization.ndjson")).exists();

    Typed listed = erase("10001", copy);
    assertThat(listed.exitCode()).isEqualTo(1);
    assertThat(listed.out()).contains("contains the patient's data: " + copy);
    assertThat(copy).exists();
  }

  @Test
  void laterImportsWriteNothingAboutAnErasedPatient() throws IOException {
    Path visits =
        file(
            "visits.csv",
            row("V-1", "10001", "2024-03-04"),
            row("V-2", "10002", "soon"),
            row("V-3", "10001", "soon"),
            row("V-4", "", "10001"));
    store.line("import", visits.toString());
    erase("10001", visits);
    Path rejects = folder.resolve("rejects.csv");
    Path words = folder.resolve("words.csv");
    Path report = folder.resolve("report.json");

    Typed again =
        store.line(
            "import",
            visits.toString(),
            "--rejects",
            rejects.toString(),
            "--unknown-words",
            words.toString(),
            "--report",
            report.toString());

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err())
        .contains("3 rows of erased patients left out", "--readmit")
        .doesNotContain("Zwetschke10001");
    assertThat(Files.readString(rejects)).contains("10002").doesNotContain("10001");
    for (Path file : List.of(words, report)) {
      assertThat(Files.readString(file)).doesNotContain("10001");
    }
    assertThat(store.line("status", "J3", "--findings").out()).doesNotContain("10001");
  }

  @Test
  void aWatchedFolderLosesThePatientInReportsAndItsInputsRemain() throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Path visits = file("visits.csv", row("V-1", "10001", "soon"), row("V-2", "10002", "soon"));
    Files.move(visits, inbox.resolve("visits.csv"));
    store.line("import", "--watch", inbox.toString(), "--once", "--rest", "0");
    Path done = inbox.resolve("done");
    assertThat(names(done)).contains("visits.csv", "visits.rejects.csv", "visits.findings.txt");
    String input = Files.readString(done.resolve("visits.csv"));

    Typed erased = erase("10001");

    assertThat(erased.exitCode()).isEqualTo(1);
    assertThat(erased.out().lines())
        .as(erased.out())
        .containsExactly("contains the patient's data: " + done.resolve("visits.csv") + ": row 2");
    assertThat(done.resolve("visits.csv")).hasContent(input);
    assertThat(Files.readString(done.resolve("visits.rejects.csv")))
        .doesNotContain("10001")
        .contains("10002");
    assertThat(done.resolve("visits.findings.txt")).doesNotExist();
  }

  @Test
  void withoutTheKeyNothingIsImportedOrErased() throws IOException {
    Path visits =
        file("visits.csv", row("V-1", "10001", "2024-03-04"), row("V-2", "10002", "2024-03-04"));
    store.line("import", visits.toString());
    erase("10001");
    Path key = folder.resolve("store.db.key");
    Path saved = Files.move(key, folder.resolve("saved.key"));
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Files.copy(visits, inbox.resolve("visits.csv"));
    Path rejects = folder.resolve("rejects.csv");

    for (Typed stopped :
        List.of(
            store.line("import", visits.toString()),
            store.line("import", visits.toString(), "--dry-run"),
            store.line("import", "--watch", inbox.toString(), "--once", "--rest", "0"),
            erase("10002"),
            store.line("erase", "--again", "--yes"))) {
      assertThat(stopped.exitCode()).isEqualTo(2);
      assertThat(stopped.err()).contains("key", key.toString(), "tpibridge.store.key-file");
    }
    assertThat(key).doesNotExist();
    assertThat(inbox.resolve("visits.csv")).exists();

    Files.move(saved, key);
    assertThat(store.line("import", visits.toString(), "--rejects", rejects.toString()).err())
        .contains("1 row of an erased patient left out");
  }

  private static List<String> names(Path folder) throws IOException {
    return files(folder).stream().map(f -> f.getFileName().toString()).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
