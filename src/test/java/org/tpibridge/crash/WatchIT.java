package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

/**
 * A watched folder when its watcher is killed and its files change: each file is moved once, with
 * its reports, and the store is that of an uninterrupted watcher.
 */
@OnEachDatabase(empty = true)
@Timeout(3600)
class WatchIT {
  private static final int VISITS = 80;

  private final TestDatabase database;

  @TempDir private Path folder;
  private Watcher watcher;
  private Inbox inbox;

  WatchIT(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void watched() throws IOException {
    watcher = Watcher.in(database, Files.createDirectories(folder.resolve("watched")));
    inbox = watcher.inbox();
  }

  @Test
  void aWatcherKilledAFewTimesMovesEachFileOnce() throws IOException {
    survives(2, 46, 20261126);
  }

  @Test
  @Tag("slow")
  void aWatcherKilledManyTimesMovesEachFileOnce() throws IOException {
    survives(12, 1_500, 815);
  }

  /** Includes a file with the name of an earlier one, and a file that cannot be read. */
  private void survives(int kills, int visits, long seed) throws IOException {
    List<Sent> all =
        List.of(
            sent("first.csv", table("a", 0, visits, 1), visits),
            sent("noise.csv", noise(), 1),
            sent("first.csv", table("b", visits / 2, visits, 2), visits),
            sent("last.csv", table("c", visits, visits, 1), visits));
    Undisturbed.Watched expected = undisturbed(all);
    KilledWatch killed = new KilledWatch(watcher, expected.content(), seed);
    for (Sent file : all) {
      inbox.put(file.name(), file.content());
      killed.run(file.name(), file.rows(), kills);
    }
    // The next start finishes a file whose watcher was killed before the last step.
    try (Program.Running running = watcher.start(0)) {
      watcher.await(running, () -> running.said().contains("Watching"), "watching");
      running.terminate();
      running.end();
    }

    assertThat(killed.kills()).isGreaterThanOrEqualTo(all.size() * kills / 2);
    assertThat(ContentReader.read(database).differencesTo(expected.content())).isEmpty();
    assertThat(inbox.waiting()).isEmpty();
    assertThat(inbox.away()).isEqualTo(expected.away());
    assertThat(inbox.away())
        .containsKeys(
            "done/first.csv",
            "done/first.rejects.csv",
            "done/first-2.csv",
            "done/first-2.report.json",
            "failed/noise.csv",
            "failed/noise.report.json",
            "done/last.findings.txt");
  }

  @Test
  void aStoppedWatcherStopsAfterARowAndTheNextResumes() {
    Path visits = table("a", 0, VISITS, 1);
    StoreContent expected = undisturbed(List.of(sent("visits.csv", visits, VISITS))).content();
    inbox.put("visits.csv", visits);
    try (Program.Running running = watcher.start(0)) {
      watcher.awaitRows(running, 1);
      running.terminate();
      Program.Ended ended = running.end();

      assertThat(ended.code()).as(ended.err()).isEqualTo(143);
      assertThat(ended.err())
          .contains("Stopped. The import of")
          .contains("resumes at the next" + " start");
    }
    assertThat(inbox.holds("visits.csv")).isTrue();
    assertThat(inbox.away()).isEmpty();
    assertThat(isRunning()).isTrue();
    assertThat(ContentReader.read(database).differencesToEarlier(expected)).isEmpty();

    Program.Ended next =
        watcher.program().run("import", "--watch", "inbox", "--once", "--rest", "0");

    assertThat(next.code()).as(next.err()).isEqualTo(1);
    assertThat(next.err()).contains("inbox/visits.csv after visit");
    assertThat(inbox.waiting()).isEmpty();
    assertThat(inbox.path("done/visits.csv")).hasSameBinaryContentAs(visits);
    assertThat(ContentReader.read(database).differencesTo(expected)).isEmpty();
  }

  @Test
  void anIdleWatcherStopsOnRequest() {
    try (Program.Running running = watcher.start(0)) {
      watcher.await(running, () -> running.said().contains("Watching"), "watching");
      running.terminate();

      assertThat(running.end().code()).isEqualTo(143);
    }
  }

  @Test
  void aFileThatIsStillWrittenIsNotImported() throws IOException {
    List<String> lines = Files.readAllLines(table("a", 0, VISITS, 1));
    Path growing = inbox.path("growing.csv");
    Path other = table("b", VISITS, 3, 1);
    try (Program.Running running = watcher.start(5)) {
      Files.writeString(growing, lines.get(0) + "\n");
      Files.copy(other, inbox.path("growing.csv.part"));
      Files.copy(other, inbox.path("other.csv"));
      int written = 1;
      while (inbox.holds("other.csv")) {
        String line = written < lines.size() ? lines.get(written++) : "";
        Files.writeString(growing, line + "\n", UTF_8, StandardOpenOption.APPEND);
        watcher.await(running, () -> true, "alive");
        Pause.millis(50);
      }
      assertThat(inbox.waiting())
          .containsExactlyInAnyOrder(growing, inbox.path("growing.csv.part"));
      assertThat(finished()).isEqualTo(1);

      watcher.awaitAway(running, "growing.csv");
      running.terminate();
      assertThat(running.end().err()).contains("Moved to inbox/done/growing.csv");
    }
    assertThat(finished()).isEqualTo(2);
    assertThat(inbox.holds("growing.csv.part")).isTrue();
  }

  @Test
  void aFileThatIsReplacedWhileItIsImportedIsImportedAgain() {
    Path before = table("a", 0, VISITS, 1);
    Path after = table("b", 0, VISITS, 2);
    inbox.put("visits.csv", before);
    try (Program.Running running = watcher.start(0)) {
      watcher.awaitRows(running, 1);
      inbox.put("visits.csv", after);
      watcher.awaitAway(running, "visits.csv");
      running.terminate();

      assertThat(running.end().err())
          .contains("changed while it was read")
          .contains("Moved to inbox/done/visits.csv");
    }
    assertThat(inbox.path("done/visits.csv")).hasSameBinaryContentAs(after);
    Program.Ended again = watcher.program().run("import", after.toString());
    assertThat(again.err()).contains(" 0 created, 0 updated, ");
  }

  @Test
  void aRemovedFileDoesNotDelayOthers() throws IOException {
    inbox.put("gone.csv", table("a", 0, VISITS, 1));
    try (Program.Running running = watcher.start(0)) {
      watcher.awaitRows(running, 1);
      inbox.put("kept.csv", table("b", VISITS, 3, 1));
      Files.delete(inbox.path("gone.csv"));
      watcher.awaitAway(running, "kept.csv");
      running.terminate();

      assertThat(running.end().err()).contains("inbox/gone.csv was removed during its import");
    }
    assertThat(inbox.holds("done/kept.csv")).isTrue();
    assertThat(inbox.holds("done/gone.csv")).isFalse();
  }

  /** The result of an uninterrupted watcher. */
  private Undisturbed.Watched undisturbed(List<Sent> files) {
    return Undisturbed.watched(
        database,
        folder.resolve("calm"),
        files.stream().map(file -> Path.of(file.name())).toList(),
        files.stream().map(Sent::content).toList());
  }

  private boolean isRunning() {
    try (StoreProgress progress = new StoreProgress(database)) {
      return progress.isRunning();
    }
  }

  private long finished() {
    try (StoreProgress progress = new StoreProgress(database)) {
      return progress.finished();
    }
  }

  private Path table(String name, int first, int visits, int edition) {
    return ClinicTable.write(folder.resolve(name + ".csv"), first, visits, edition);
  }

  private Path noise() throws IOException {
    return Files.write(folder.resolve("noise"), new byte[] {0, 1, 2, 0, 0, 3, (byte) 0xff, 4});
  }

  /**
   * @param rows that the file has
   */
  private record Sent(String name, Path content, int rows) {}

  private static Sent sent(String name, Path content, int rows) {
    return new Sent(name, content, rows);
  }
}
