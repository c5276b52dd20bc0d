package org.tpibridge.importing.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.importing.watch.WatchFolder.ArchiveFolder;

class WatchFolderTest {
  private static final Duration REST = Duration.ofSeconds(5);

  @TempDir private Path temp;
  private Path folder;
  private Instant now = Instant.parse("2026-03-04T05:06:07Z");
  private WatchFolder watched;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectories(temp.resolve("inbox"));
    watched = opened().orElseThrow();
  }

  @AfterEach
  void close() throws IOException {
    watched.close();
  }

  private Optional<WatchFolder> opened() throws IOException {
    return WatchFolder.open(folder, REST, () -> now);
  }

  @Test
  void aFileIsStableWhenItHasNotChangedForAWhile() throws IOException {
    put("a.csv", "one");

    assertThat(names()).isEmpty();
    now = now.plusSeconds(4);
    assertThat(names()).isEmpty();
    now = now.plusSeconds(1);
    assertThat(names()).containsExactly("a.csv");
  }

  @Test
  void aFileThatGrowsIsNotStable() throws IOException {
    put("a.csv", "one");
    names();
    now = now.plusSeconds(5);
    put("a.csv", "one and more");

    assertThat(names()).isEmpty();
    now = now.plusSeconds(5);
    assertThat(names()).containsExactly("a.csv");
  }

  @Test
  void filesAreListedInTheOrderOfTheirModification() throws IOException {
    put("b.csv", "later", 20);
    put("a.csv", "later", 20);
    put("c.csv", "first", 10);
    names();
    now = now.plusSeconds(5);

    assertThat(names()).containsExactly("c.csv", "a.csv", "b.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {".hidden.csv", "a.csv.part", "a.csv.tmp", "A.TMP", "a.crdownload"})
  void incompleteAndHiddenFilesAreIgnored(String name) throws IOException {
    put(name, "some");
    names();
    now = now.plusSeconds(5);

    assertThat(names()).isEmpty();
  }

  @Test
  void foldersAreIgnored() throws IOException {
    Files.createDirectories(folder.resolve("archive.csv"));
    names();
    now = now.plusSeconds(5);

    assertThat(names()).isEmpty();
  }

  @Test
  void aFileIsArchivedWithItsReports() throws IOException {
    WaitingFile file = finished("visits.csv");
    Path work = watched.emptyWorkFolder();
    Files.writeString(work.resolve("rejects.csv"), "rejects");
    Files.writeString(work.resolve("findings.txt"), "");

    Optional<Path> now = watched.archive(file, ArchiveFolder.DONE);

    assertThat(now).contains(folder.resolve("done/visits.csv"));
    assertThat(namesIn("done")).containsExactly("visits.csv", "visits.rejects.csv");
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void anUnreadableFileIsMovedToTheFailedFolder() throws IOException {
    watched.archive(finished("visits.csv"), ArchiveFolder.FAILED);

    assertThat(namesIn("failed")).containsExactly("visits.csv");
  }

  @Test
  void aFileWithTheSameNameAndItsReportsGetANumber() throws IOException {
    for (int i = 0; i < 3; i++) {
      WaitingFile file = finished("visits.csv");
      Files.writeString(watched.emptyWorkFolder().resolve("report.json"), "" + i);
      watched.archive(file, ArchiveFolder.DONE);
    }

    assertThat(namesIn("done"))
        .containsExactly(
            "visits-2.csv",
            "visits-2.report.json",
            "visits-3.csv",
            "visits-3.report.json",
            "visits.csv",
            "visits.report.json");
    assertThat(folder.resolve("done/visits-3.report.json")).hasContent("2");
  }

  /** If the move failed, this file and all later ones would stay in the folder. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00e9", "\ud83d\ude00"})
  void aFileWithAVeryLongNameGetsAShorterName(String character) throws IOException {
    String name = character.repeat(251 / character.getBytes(UTF_8).length) + ".csv";
    for (int i = 0; i < 2; i++) {
      WaitingFile file = finished(name);
      Files.writeString(watched.emptyWorkFolder().resolve("rejects.findings.csv"), "" + i);

      Path there = watched.archive(file, ArchiveFolder.DONE).orElseThrow();

      assertThat(there).exists();
      assertThat(there.toString()).endsWith(i == 0 ? character + ".csv" : "-2.csv");
      assertThat(WatchFolder.companion(there, "rejects.findings.csv")).hasContent("" + i);
      assertThat(file.path()).doesNotExist();
    }
    assertThat(namesIn("done")).hasSize(4);
  }

  @Test
  void aFileReplacedDuringItsImportStays() throws IOException {
    WaitingFile file = finished("visits.csv");
    put("visits.csv", "another content");

    assertThat(watched.archive(file, ArchiveFolder.DONE)).isEmpty();
    assertThat(file.path()).hasContent("another content");
    now = now.plusSeconds(5);
    names();
    now = now.plusSeconds(5);
    assertThat(names()).containsExactly("visits.csv");
  }

  @Test
  void anInterruptedMoveIsCompletedByTheNextProcess() throws IOException {
    WaitingFile file = finished("visits.csv");
    Path work = watched.emptyWorkFolder();
    Files.writeString(work.resolve("rejects.csv"), "rejects");
    puttingAway(work).begin(file, ArchiveFolder.DONE.in(folder));
    watched.close();

    watched = opened().orElseThrow();

    assertThat(namesIn("done")).containsExactly("visits.csv", "visits.rejects.csv");
    assertThat(file.path()).doesNotExist();
    assertThat(names()).isEmpty();
  }

  @Test
  void completingAMoveTwiceIsHarmless() throws IOException {
    WaitingFile file = finished("visits.csv");
    Path work = watched.emptyWorkFolder();
    FileArchiver puttingAway = puttingAway(work);
    puttingAway.begin(file, ArchiveFolder.DONE.in(folder));
    byte[] note = Files.readAllBytes(work.resolve("note.properties"));
    puttingAway.finish();
    // The process was killed before the note was deleted; then another file got the same name.
    Files.write(work.resolve("note.properties"), note);
    put("visits.csv", "the next");

    puttingAway.finish();

    assertThat(folder.resolve("done/visits.csv")).hasContent("content of visits.csv");
    assertThat(folder.resolve("visits.csv")).hasContent("the next");
  }

  @Test
  void reportsOfAKilledProcessAreDeleted() throws IOException {
    Files.writeString(watched.emptyWorkFolder().resolve("rejects.csv"), "half of the rej");
    watched.close();

    watched = opened().orElseThrow();

    assertThat(watched.emptyWorkFolder()).isEmptyDirectory();
  }

  @Test
  void onlyOneProcessCanOpenTheFolder() throws IOException {
    assertThat(opened()).isEmpty();
    watched.close();

    watched = opened().orElseThrow();
  }

  @Test
  void onlyTheOwnerCanOpenItsFolders() throws IOException {
    watched.archive(finished("visits.csv"), ArchiveFolder.DONE);
    watched.archive(finished("visits.csv"), ArchiveFolder.FAILED);

    for (String name : List.of(".tpi-bridge", ".tpi-bridge/work", "done", "failed")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aRemovedFolderIsReportedAndCanBeOpenedLater() throws IOException {
    Files.delete(folder.resolve(".tpi-bridge/lock"));
    Files.delete(folder.resolve(".tpi-bridge/work"));
    Files.delete(folder.resolve(".tpi-bridge"));
    Files.delete(folder);

    assertThatThrownBy(watched::stableFiles).isInstanceOf(NoSuchFileException.class);
    watched.close();
    assertThatThrownBy(this::opened).isInstanceOf(NoSuchFileException.class);
    Files.createDirectories(folder);
    watched = opened().orElseThrow();
    assertThat(watched.stableFiles()).isEmpty();
  }

  @Test
  void theJobOfAFileIsRecordedUntilItIsArchived() throws IOException {
    WaitingFile file = finished("visits.csv");
    watched.note(file, "J7");
    watched.close();

    watched = opened().orElseThrow();

    assertThat(watched.jobOf(file)).contains("J7");
    watched.archive(file, ArchiveFolder.DONE);
    // A file that is moved back has not changed, and has to be imported again.
    Files.move(folder.resolve("done/visits.csv"), file.path());
    assertThat(watched.jobOf(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50})
  void anIncompleteNoteIsIgnored(int percent) throws IOException {
    WaitingFile file = finished("visits.csv");
    watched.note(file, "J7");
    watched.close();
    Path rows = folder.resolve(".tpi-bridge/taken.properties");
    byte[] whole = Files.readAllBytes(rows);
    byte[] torn = Arrays.copyOf(whole, percent * whole.length / 100);
    Files.write(rows, torn);
    Files.write(folder.resolve(".tpi-bridge/work/note.properties"), torn);

    watched = opened().orElseThrow();

    assertThat(watched.jobOf(file)).isEmpty();
    assertThat(watched.archive(file, ArchiveFolder.DONE))
        .contains(folder.resolve("done/visits.csv"));
  }

  @Test
  void anotherFileWithTheSameNameIsNotRecognized() throws IOException {
    WaitingFile file = finished("visits.csv");
    watched.note(file, "J7");
    put("visits.csv", "another content");

    assertThat(watched.jobOf(WaitingFile.at(file.path()).orElseThrow())).isEmpty();
  }

  @Test
  void reportsOfARemovedFileAreArchived() throws IOException {
    WaitingFile file = finished("visits.csv");
    Files.writeString(watched.emptyWorkFolder().resolve("rejects.csv"), "rejects");
    Files.delete(file.path());

    assertThat(watched.archive(file, ArchiveFolder.DONE)).isEmpty();
    assertThat(namesIn("done")).containsExactly("visits.rejects.csv");
  }

  private FileArchiver puttingAway(Path work) throws IOException {
    return new FileArchiver(
        folder, work, new RecoveryNote(work.resolveSibling("taken.properties")));
  }

  private WaitingFile finished(String name) throws IOException {
    put(name, "content of " + name);
    watched.stableFiles();
    now = now.plusSeconds(5);
    return watched.stableFiles().get(0);
  }

  private void put(String name, String content) throws IOException {
    put(name, content, now.getEpochSecond());
  }

  private void put(String name, String content, long modified) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(modified)));
  }

  private List<String> names() throws IOException {
    return watched.stableFiles().stream().map(f -> f.path().getFileName().toString()).toList();
  }

  private List<String> namesIn(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
