package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No output, by any option of any command, overwrites what is not an output. */
class OutputsTest {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  @TempDir private Path folder;
  private Path input;
  private Path store;
  private AtStore at;

  @BeforeEach
  void store() throws IOException {
    input = Files.copy(Path.of("examples/broken.csv"), folder.resolve("broken.csv"));
    store = folder.resolve("store.db");
    at = new AtStore(store);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** What each file has, and which there are. */
  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(f -> !f.equals(folder)).toList()) {
        contents.put(
            folder.relativize(path).toString(),
            Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? Arrays.hashCode(Files.readAllBytes(path)) + " " + Files.size(path)
                : "");
      }
    }
    return contents;
  }

  private void assertRefused(String option, String target, String... line) throws IOException {
    Map<String, String> before = contents();

    Typed typed = at.line(line);

    assertThat(typed.exitCode()).as(String.join(" ", line)).isEqualTo(2);
    assertThat(typed.err()).contains(option).contains(target).doesNotContain("Exception");
    assertThat(typed.err().lines()).as("before any work").hasSize(1);
    assertThat(contents()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rejects", "--unknown-words", "--coverage", "--report"})
  void reportsOverwriteNothingElse(String option) throws IOException {
    at.line("import", "examples/visits.csv");
    Files.writeString(folder.resolve("store.db.key"), "ab".repeat(32));
    Files.writeString(folder.resolve("store.db.key.erased"), "cd".repeat(32));
    Files.createLink(folder.resolve("hard.db"), store);
    Files.createSymbolicLink(folder.resolve("soft"), store);
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    Files.copy(store, folder.resolve("other.db"));
    Path map = Files.copy(Path.of("examples/columns/messy.yaml"), folder.resolve("messy.yaml"));
    List<String> targets =
        List.of(
            "store.db",
            "STORE.DB",
            "store.db-wal",
            "store.db-journal",
            "store.db.lock",
            "store.db.key",
            "store.db.key.erased",
            "hard.db",
            "soft",
            "dangling",
            "other.db",
            "messy.yaml",
            "broken.csv",
            "missing/r.json");
    List<String> commands =
        option.equals("--report") ? List.of("import") : List.of("import", "check", "convert");
    for (String command : commands) {
      for (String target : targets) {
        assertRefused(
            option,
            target,
            command,
            input.toString(),
            "--columns",
            map.toString(),
            option,
            path(target));
      }
    }
  }

  @Test
  void aRefusedOutputMakesNoStore() throws IOException {
    assertRefused(
        "--rejects", "store.db", "import", path("broken.csv"), "--rejects", path("store.db"));
    assertRefused(
        "--report", "store.db-wal", "import", path("broken.csv"), "--report", path("store.db-wal"));

    assertThat(store).doesNotExist();
  }

  @Test
  void filesBesideTheRejectsAreCheckedToo() throws IOException {
    Path second = Files.copy(input, folder.resolve("r-2.csv"));
    Path findings = Files.copy(input, folder.resolve("r.findings.csv"));

    assertRefused("--rejects", "r-2.csv", "import", second.toString(), "--rejects", path("r.csv"));
    assertRefused(
        "--rejects", "r.findings.csv", "check", findings.toString(), "--rejects", path("r.csv"));
    assertRefused(
        "--coverage",
        "r.findings.csv",
        "check",
        input.toString(),
        "--rejects",
        path("r.csv"),
        "--coverage",
        path("r.findings.csv"));
  }

  @Test
  void aBundleDoesNotReplaceAnInput() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path visits = Files.copy(Path.of("examples/visits.csv"), out.resolve("V-2024-0101.json"));
    Files.createSymbolicLink(out.resolve("V-2024-0102.json"), input);
    byte[] before = Files.readAllBytes(input);

    Typed typed = at.line("convert", visits.toString(), "-o", out.toString());

    assertThat(typed.exitCode()).isZero();
    assertThat(visits).hasSameBinaryContentAs(Path.of("examples/visits.csv"));
    assertThat(input).hasBinaryContent(before);
    assertThat(typed.err())
        .contains("Did not write to " + visits + ": it is an input.")
        .contains("it is a link");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).hasSize(2 + 9);
    }
  }

  @Test
  void linesOfResourcesDoNotReplaceAnInput() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path visits = Files.copy(Path.of("examples/visits.csv"), out.resolve("Patient.ndjson"));

    assertRefused(
        "-o",
        "Patient.ndjson",
        "convert",
        visits.toString(),
        "--to",
        "ndjson",
        "-o",
        out.toString());
  }

  @Test
  void anOutputFolderIsNeitherAFileOfTheStoreNorAnInput() throws IOException {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Files.copy(input, inbox.resolve("a.csv"));
    for (String form : List.of("bundle", "ndjson")) {
      assertRefused(
          "-o", "store.db", "convert", path("broken.csv"), "--to", form, "-o", path("store.db"));
      assertRefused(
          "-o", "inbox", "convert", inbox.toString(), "--to", form, "-o", inbox.toString());
    }
  }

  /** With such a URL, the database would not be the file that is protected. */
  @ParameterizedTest
  @ValueSource(
      strings = {"file:%s/s.db", "%s/s.db?busy_timeout=5", "file:%s/s.db?mode=rwc", ":memory:"})
  void aStoreUrlWithParametersIsRefused(String url) throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Map<String, Object> settings =
        Map.of("tpibridge.store.url", "jdbc:sqlite:" + url.formatted(own));

    Typed refused = Typed.with(settings, "", "import", "examples/visits.csv");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("tpibridge.store").contains("the name of a file");
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void aBackupOverwritesNothing() throws IOException {
    at.line("import", "examples/visits.csv");
    for (String target : List.of("store.db", "store.db.key", "store.db-wal", "broken.csv")) {
      assertRefused("the backup", target, "backup", path(target));
    }
  }

  @Test
  void anEarlierReportIsOverwritten() throws IOException {
    for (int i = 0; i < 2; i++) {
      Typed typed =
          at.line(
              "import",
              input.toString(),
              "--report",
              path("report.json"),
              "--rejects",
              path("r.csv"),
              "--coverage",
              path("c.json"),
              "--unknown-words",
              path("w.csv"));
      assertThat(typed.exitCode()).as(typed.err()).isEqualTo(1);
    }
    assertThat(folder.resolve("r.csv")).content(UTF_8).contains("_suggestion");
  }

  /** The watcher moves imported files, but never the settings, the key or the store. */
  @Test
  void theWatcherDoesNotMoveFilesOfTheProgram() throws IOException {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    at = new AtStore(inbox.resolve("store.db"));
    Path map = Files.copy(Path.of("examples/columns/messy.yaml"), inbox.resolve("messy.yaml"));
    Path key = Files.writeString(inbox.resolve("store.db.key"), "ab".repeat(32));
    Files.copy(input, inbox.resolve("a.csv"));

    at.line(
        "import",
        "--watch",
        inbox.toString(),
        "--once",
        "--rest",
        "0",
        "--columns",
        map.toString());

    assertThat(map).exists();
    assertThat(key).exists();
    assertThat(inbox.resolve("store.db")).exists();
    assertThat(inbox.resolve("a.csv")).doesNotExist();
  }

  @Test
  void onlyTheOwnerCanReadOutputs() throws IOException {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Files.copy(Path.of("examples/visits.csv"), inbox.resolve("a.csv"));
    Set<Path> given = new TreeSet<>(all());

    at = new AtStore(folder.resolve("made/store.db"));
    at.line(
        "import", input.toString(), "--rejects", path("r.csv"), "--report", path("report.json"));
    at.line(
        "check", input.toString(), "--coverage", path("c.json"), "--unknown-words", path("w.csv"));
    at.line("convert", "examples/visits.csv", "-o", path("out/deep"));
    at.line("convert", "examples/visits.csv", "-o", path("bulk"), "--to", "ndjson");
    at.line("import", "--watch", inbox.toString(), "--once", "--rest", "0");
    at.line("backup", path("backup.db"));
    at.line("import", input.toString(), "--dry-run");
    new AtStore(folder.resolve("restored/store.db")).line("restore", path("backup.db"));

    List<Path> written = all();
    assertThat(names(written))
        .contains("r.csv", "report.json", "c.json", "w.csv", "store.db", "Patient.ndjson")
        .contains("V-2024-0101.json", "backup.db", "a.report.json", "a.findings.txt", "lock");
    for (Path path : written) {
      boolean moved = path.equals(inbox.resolve("done/a.csv"));
      if (!given.contains(path) && !moved) {
        assertThat(Files.getPosixFilePermissions(path))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? FOLDER : FILE);
      }
    }
    assertThat(names(written)).noneMatch(name -> name.endsWith(".part") || name.endsWith(".new"));
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return new ArrayList<>(paths.toList());
    }
  }

  private static List<String> names(List<Path> paths) {
    return paths.stream().map(path -> path.getFileName().toString()).toList();
  }
}
