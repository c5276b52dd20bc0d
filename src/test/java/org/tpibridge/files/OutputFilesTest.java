package org.tpibridge.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFilesTest {
  @TempDir private Path folder;
  private Path store;
  private OutputFiles outputs;

  @BeforeEach
  void store() throws IOException {
    store = Files.writeString(folder.resolve("store.db"), "visits");
    outputs = new OutputFiles().protectWithCompanions(store, "a file of the store");
  }

  private void assertRefused(Path target, String why) {
    assertThatThrownBy(() -> outputs.reserve("--report", target))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("--report")
        .hasMessageContaining(target.getFileName().toString())
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store.db",
        "STORE.db",
        "store.db-wal",
        "store.db-shm",
        "store.db-journal",
        "store.db.lock",
        "store.db.key",
        "store.db.key.erased",
        "store.db.new",
        "store.db.damaged-2",
        "./store.db",
        "x/../store.db"
      })
  void theStoreAndItsCompanionFilesAreRefused(String name) throws IOException {
    Files.createDirectory(folder.resolve("x"));

    assertRefused(folder.resolve(name), "a file of the store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.csv", "store.dbx", "my-store.db.csv"})
  void filesWithSimilarNamesAreWritten(String name) throws IOException {
    outputs.reserve("--report", folder.resolve(name));
  }

  @Test
  void aStoreThatDoesNotExistYetIsRefused() throws IOException {
    Path later = folder.resolve("later.db");
    outputs.protectWithCompanions(later, "a file of the store");

    assertRefused(later, "a file of the store");
    assertRefused(folder.resolve("later.db-wal"), "a file of the store");
  }

  @Test
  void anotherNameOfAProtectedFileIsRefused() throws IOException {
    Path input = Files.writeString(folder.resolve("in.csv"), "x");
    outputs.protect(input, "an input");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder);
    Files.createLink(elsewhere.resolve("hard.csv"), input);

    assertRefused(elsewhere.resolve("hard.csv"), "an input");
    assertRefused(alias.resolve("in.csv"), "an input");
    assertRefused(alias.resolve("store.db"), "a file of the store");
  }

  @Test
  void linksFoldersDevicesAndPipesAreRefused() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "kept");
    Files.createSymbolicLink(folder.resolve("link"), other);
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();

    assertRefused(folder.resolve("link"), "it is a link");
    assertRefused(folder.resolve("dangling"), "it is a link");
    assertRefused(folder.resolve("pipe"), "it is a device or a pipe");
    assertRefused(Path.of("/dev/null"), "it is a device or a pipe");
    assertRefused(folder, "it is a folder");
    assertRefused(folder.resolve("missing").resolve("r.csv"), "the folder does not exist");
    assertThat(other).hasContent("kept");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void outputsOfOneRunDoNotOverwriteEachOther() throws IOException {
    outputs.reserve("--rejects", folder.resolve("r.csv"));

    assertRefused(folder.resolve("r.csv"), "--rejects writes to the same file");
    assertRefused(folder.resolve("R.CSV"), "--rejects writes to the same file");
  }

  @Test
  void anInputFolderIsNotWrittenTo() throws IOException {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Files.writeString(inbox.resolve("a.csv"), "x");
    Files.createLink(folder.resolve("again.csv"), inbox.resolve("a.csv"));
    outputs.protectFolder(inbox);

    assertRefused(inbox.resolve("r.csv"), "its folder is an input");
    assertRefused(folder.resolve("again.csv"), "an input");
    assertThatThrownBy(() -> outputs.folder("-o", inbox)).isInstanceOf(OutputException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r | SQLite format 3\0etc | a database",
        "r | -----BEGIN PRIVATE KEY----- | a key",
        "r | 00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF | a key",
        "r.xlsx | PK\u0003\u0004etc | an archive or a workbook",
        "map.yaml | 'columns:' | a settings file",
      })
  void filesThatAreNoReportAreNotOverwritten(String name, String content, String what)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);

    assertRefused(file, what);
    assertThat(file).hasContent(content);
  }

  @Test
  void anEarlierReportIsReplacedWhenTheNewOneIsComplete() throws IOException {
    Path report = Files.writeString(folder.resolve("report.json"), "{\"old\": 1}");
    Files.setPosixFilePermissions(report, PosixFilePermissions.fromString("rw-r--r--"));
    outputs.reserve("--report", report);

    try (OutputFile file = outputs.open(report)) {
      file.out().write("{}".getBytes(UTF_8));
      assertThat(report).hasContent("{\"old\": 1}");
      file.commit();
    }

    assertThat(report).hasContent("{}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
        .isEqualTo("rw-------");
    assertThat(names()).containsExactly("report.json", "store.db");
  }

  @Test
  void aFailedRunDoesNotChangeTheEarlierFile() throws IOException {
    Path report = Files.writeString(folder.resolve("report.json"), "{\"old\": 1}");

    try (OutputFile file = outputs.open(report)) {
      file.out().write("half".getBytes(UTF_8));
    }

    assertThat(report).hasContent("{\"old\": 1}");
    assertThat(names()).containsExactly("report.json", "store.db");
  }

  @Test
  void aLinkCreatedDuringTheRunIsNotFollowed() throws IOException {
    Path report = folder.resolve("report.json");
    outputs.reserve("--report", report);

    try (OutputFile file = outputs.open(report)) {
      Files.createSymbolicLink(report, store);
      assertThatThrownBy(file::commit).isInstanceOf(OutputException.class);
    }

    assertThat(store).hasContent("visits");
  }

  @Test
  void temporaryFilesOfKilledRunsAreRemoved() throws IOException {
    Path left = Files.writeString(folder.resolve(".tpi-bridge-0123456789abcdef.part"), "patients");
    Files.writeString(folder.resolve(".tpi-bridge-0123456789abcdef.part.db"), "patients");
    Path other = Files.writeString(folder.resolve(".tpi-bridge-notes.part"), "kept");
    Path running = folder.resolve(".tpi-bridge-fedcba9876543210.part");
    try (TemporaryFile ours = TemporaryFile.in(folder);
        FileChannel channel =
            FileChannel.open(running, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();

      outputs.reserve("--report", folder.resolve("r.json"));

      assertThat(left).doesNotExist();
      assertThat(folder.resolve(".tpi-bridge-0123456789abcdef.part.db")).doesNotExist();
      assertThat(other).exists();
      assertThat(running).exists();
      ours.out().write(1);
      ours.rename(folder.resolve("ours"));
    }
    assertThat(folder.resolve("ours")).exists();
  }

  @Test
  void aNewFileNeverReplacesAnother() throws IOException {
    Path backup = Files.writeString(folder.resolve("b.db"), "x");

    assertThatThrownBy(() -> outputs.reserveNew("the backup", backup))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> outputs.reserveNew("the backup", store))
        .hasMessageContaining("a file of the store");
    outputs.reserveNew("the backup", folder.resolve("new.db"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
