package org.tpibridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code import --watch DIR --once} as typed, where files are renamed into the folder. */
class WatchTest {
  private static final Path VISITS = Path.of("examples/visits.csv");
  private static final Path BROKEN = Path.of("examples/broken.csv");

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
  void aStoreThatLiesInTheFolderStaysThere() throws IOException {
    at = new AtStore(inbox.resolve("store.db"));
    Files.copy(VISITS, inbox.resolve("2019.csv"));

    Typed typed = watched();

    assertThat(typed.exitCode()).isZero();
    assertThat(names(inbox)).containsExactly(".tpi-bridge", "done", "store.db", "store.db.lock");
    assertThat(at.line("explain", "--visit", "V-2024-0101").exitCode()).isZero();
  }

  @Test
  void allThatIsThereIsTakenAndPutAwayBesideItsReport() throws IOException {
    Files.copy(VISITS, inbox.resolve("2019.csv"));
    Files.copy(BROKEN, inbox.resolve("2020.csv"));

    Typed typed = watched();

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err())
        .contains("9 visits in ")
        .contains("12 visits in ")
        .contains("It is in " + inbox.resolve("done/2020.csv"));
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
  void whatCannotBeReadIsPutAsideAndTheOthersAreTaken() throws IOException {
    Files.write(inbox.resolve("a.csv"), new byte[] {0, 1, 2, 3, 0, 0, (byte) 0xff});
    Files.copy(VISITS, inbox.resolve("b.csv"));

    Typed typed = watched();

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(names(inbox.resolve("failed"))).contains("a.csv", "a.findings.txt", "a.report.json");
    assertThat(names(inbox.resolve("done"))).contains("b.csv");
  }

  @Test
  void aFileThatComesAgainIsImportedAgainAndNothingIsWrittenOver() throws IOException {
    Files.copy(VISITS, inbox.resolve("visits.csv"));
    watched();
    Files.copy(VISITS, inbox.resolve("visits.csv"));

    Typed again = watched();

    assertThat(again.err()).contains("9 unchanged").contains("done/visits-2.csv");
    assertThat(names(inbox.resolve("done"))).contains("visits.csv", "visits-2.report.json");
  }

  @Test
  void jsonRejectsComeBackAsJson() throws IOException {
    Files.writeString(inbox.resolve("visits.ndjson"), "{\"visit_id\": \"V-1\"}\n");

    watched();

    assertThat(names(inbox.resolve("done")))
        .contains("visits.rejects.ndjson", "visits.rejects.findings.csv");
  }

  @Test
  void anEmptyFolderIsNothingToDo() {
    Typed typed = watched();

    assertThat(typed.exitCode()).isZero();
    assertThat(at.line("status").out()).contains("Nothing was imported yet");
  }

  @Test
  void aSecondWatcherIsSentAway() throws IOException {
    try (WatchFolder first =
        WatchFolder.open(inbox, Duration.ZERO, InstantSource.system()).orElseThrow()) {
      Typed second = watched();

      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.err()).contains("Another import watches");
      assertThat(first.finished()).isEmpty();
    }
  }

  @Test
  void aFolderThatIsNotThereIsTold() throws IOException {
    Files.delete(inbox);

    Typed typed = watched();

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("Cannot watch").contains("no such file or folder");
  }

  private static List<String> names(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
