package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.importing.watch.WatchFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code import --watch DIR --once}, with files that are renamed into the folder. */
class WatchTest {
  private static final Path VISITS = Path.of("examples/visits.csv");
  private static final Path BROKEN = Path.of("examples/broken.csv");

  /** An accepted row with a warning. */
  private static final String STEROID_WITHOUT_CODE =
      """
      V-2024-0299,20099,Ferrari,Lucia,1972-10-02,F,2024-05-06T09:00,2024-05-06T09:20,1234567893,\
      "Lindqvist, Anna",M79.18,20552,trapezius R,triamcinolone 40 mg/mL 1 mL,6,2,yes,
      """;

  @TempDir private Path folder;
  private Path inbox;
  private AtStore at;

  @BeforeEach
  void inbox() throws IOException {
    inbox = Files.createDirectories(folder.resolve("inbox"));
    at = new AtStore(folder.resolve("store.db"));
  }

  private Typed watched(String... more) {
    return at.line(
        Stream.concat(
                Stream.of("import", "--watch", inbox.toString(), "--once", "--rest", "0"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aStoreInTheFolderIsNotMoved() throws IOException {
    at = new AtStore(inbox.resolve("store.db"));
    Files.copy(VISITS, inbox.resolve("2019.csv"));

    Typed typed = watched();

    assertThat(typed.exitCode()).isZero();
    assertThat(names(inbox)).containsExactly(".tpi-bridge", "done", "store.db", "store.db.lock");
    assertThat(at.line("explain", "--visit", "V-2024-0101").exitCode()).isZero();
  }

  @Test
  void aBackupInTheFolderIsNotMoved() throws IOException {
    Files.copy(VISITS, inbox.resolve("2019.csv"));
    watched();
    Path backup = inbox.toRealPath().resolve("backup.db");
    at.line("backup", backup.toString());

    Typed typed = watched();

    assertThat(typed.exitCode()).as(typed.err()).isZero();
    assertThat(backup).exists();
  }

  /** As a nightly export on a day without visits. */
  @Test
  void aHeaderWithoutRowsSucceeds() throws IOException {
    Files.writeString(inbox.resolve("nothing.csv"), "visit_id,mrn,visit_start,sites\n");
    Files.writeString(inbox.resolve("empty.json"), "[]");

    Typed typed = watched();

    assertThat(typed.exitCode()).as(typed.err()).isZero();
    assertThat(typed.err()).contains("TPI-READ-NO-VISITS").contains("0 visits in ");
    assertThat(names(inbox.resolve("done"))).contains("nothing.csv", "empty.json");
    Typed status = at.line("status", "J1");
    assertThat(status.out())
        .contains("0 visits")
        .contains("TPI-READ-NO-VISITS")
        .contains("The import changed nothing in the store.")
        .doesNotContain("Rejected:");
    assertThat(at.line("status").out()).doesNotContain("could not be read");
    Path again = Files.writeString(folder.resolve("nothing.csv"), "visit_id,mrn,visit_start,sites");
    assertThat(at.line("import", again.toString()).exitCode()).isZero();
    assertThat(at.line("check", again.toString()).exitCode()).isZero();
    assertThat(at.line("convert", again.toString()).exitCode()).isZero();
  }

  @Test
  void allFilesAreImportedAndMovedWithTheirReports() throws IOException {
    Files.copy(VISITS, inbox.resolve("2019.csv"));
    Files.copy(BROKEN, inbox.resolve("2020.csv"));

    Typed typed = watched();

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err())
        .contains("9 visits in ")
        .contains("12 visits in ")
        .contains("Moved to " + inbox.resolve("done/2020.csv"));
    assertThat(names(inbox)).containsExactly(".tpi-bridge", "done");
    assertThat(names(inbox.resolve("done")))
        .containsExactly(
            "2019.csv",
            "2019.findings.txt",
            "2019.report.json",
            "2020.csv",
            "2020.findings.txt",
            "2020.rejects.csv",
            "2020.report.json");
    assertThat(inbox.resolve("done/2020.csv")).hasSameBinaryContentAs(BROKEN);
    assertThat(Files.readAllLines(inbox.resolve("done/2020.rejects.csv"))).hasSize(9);
    assertThat(inbox.resolve("done/2020.findings.txt")).content().contains("TPI-READ-DATE");
    JsonNode report =
        new JsonMapper().readTree(Files.readString(inbox.resolve("done/2020.report.json")));
    assertThat(report.get("rows").get("rejected").asInt()).isEqualTo(8);
  }

  @Test
  void anUnreadableFileIsMovedToFailedAndTheOthersAreImported() throws IOException {
    Files.write(inbox.resolve("a.csv"), new byte[] {0, 1, 2, 3, 0, 0, (byte) 0xff});
    Files.copy(VISITS, inbox.resolve("b.csv"));

    Typed typed = watched();

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(names(inbox.resolve("failed"))).contains("a.csv", "a.findings.txt", "a.report.json");
    assertThat(names(inbox.resolve("done"))).contains("b.csv");
  }

  @Test
  void aFileThatArrivesAgainIsImportedAgainAndNothingIsOverwritten() throws IOException {
    Files.copy(VISITS, inbox.resolve("visits.csv"));
    watched();
    Files.copy(VISITS, inbox.resolve("visits.csv"));

    Typed again = watched();

    assertThat(again.err()).contains("9 unchanged").contains("done/visits-2.csv");
    assertThat(names(inbox.resolve("done"))).contains("visits.csv", "visits-2.report.json");
  }

  @Test
  void anImportedFileThatCouldNotBeMovedIsMovedNextTimeAndNotImportedAgain() throws IOException {
    Files.copy(BROKEN, inbox.resolve("visits.csv"));
    // As if a disk is not mounted.
    Path inTheWay = Files.createSymbolicLink(inbox.resolve("done"), folder.resolve("nowhere"));
    Typed stopped = watched();
    Files.delete(inTheWay);

    Typed next = watched();

    assertThat(stopped.exitCode()).isEqualTo(2);
    assertThat(stopped.err()).contains("4 created").contains("Cannot watch");
    assertThat(next.exitCode()).isEqualTo(1);
    assertThat(next.err())
        .contains("was already imported (job J1)")
        .contains("4 created, 0 updated, 0 unchanged, 8 rejected (J1,");
    assertThat(names(inbox)).containsExactly(".tpi-bridge", "done");
    assertThat(Files.readAllLines(inbox.resolve("done/visits.rejects.csv"))).hasSize(9);
    assertThat(at.line("status").out()).contains("J1").doesNotContain("J2");
  }

  @Test
  void aFileThatIsPutBackIsImportedAgain() throws IOException {
    Files.copy(VISITS, inbox.resolve("visits.csv"));
    watched();
    Files.move(inbox.resolve("done/visits.csv"), inbox.resolve("visits.csv"));

    assertThat(watched().err()).contains("9 unchanged, 0 rejected (J2,");
  }

  private void makeStore() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    at.line("import", empty.toString());
  }

  @Test
  void findingsCoverEveryRowAlsoThoseStoredBefore() throws IOException, SQLException {
    String table = Files.readString(BROKEN) + STEROID_WITHOUT_CODE;
    Files.writeString(inbox.resolve("undisturbed.csv"), table);
    watched();
    at = new AtStore(folder.resolve("another.db"));
    makeStore();
    at.sql(
        "create trigger broken before update on job when new.state = 'finished'"
            + " begin select raise(abort, 'on purpose'); end");
    Files.writeString(inbox.resolve("disturbed.csv"), table);
    watched();
    at.sql("drop trigger broken");

    watched();

    Path done = inbox.resolve("done");
    assertThat(done.resolve("disturbed.findings.txt"))
        .hasSameTextualContentAs(done.resolve("undisturbed.findings.txt"))
        .content()
        .contains("warning");
    assertThat(Files.readString(done.resolve("disturbed.rejects.csv")))
        .isEqualTo(
            Files.readString(done.resolve("undisturbed.rejects.csv"))
                .replace("undisturbed.csv", "disturbed.csv"));
  }

  @Test
  void rejectsOfJsonAreJson() throws IOException {
    Files.writeString(inbox.resolve("visits.ndjson"), "{\"visit_id\": \"V-1\"}\n");

    watched();

    assertThat(names(inbox.resolve("done")))
        .contains("visits.rejects.ndjson", "visits.rejects.findings.csv");
  }

  @Test
  void anEmptyFolderSucceeds() {
    Typed typed = watched();

    assertThat(typed.exitCode()).isZero();
    assertThat(at.line("status").out()).contains("Nothing was imported yet");
  }

  @Test
  void aSecondWatcherIsRefused() throws IOException {
    try (WatchFolder first =
        WatchFolder.open(inbox, Duration.ZERO, InstantSource.system()).orElseThrow()) {
      Typed second = watched();

      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.err()).contains("Another process is watching");
      assertThat(first.stableFiles()).isEmpty();
    }
  }

  @Test
  void aMissingFolderIsReported() throws IOException {
    Files.delete(inbox);

    Typed typed = watched();

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("Cannot watch").contains("the file or folder does not exist");
  }

  private static List<String> names(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
