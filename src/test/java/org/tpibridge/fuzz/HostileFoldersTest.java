package org.tpibridge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.app.Typed;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests folders with entries that are not regular files: loops of links, pipes, broken links, names
 * in bytes.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFoldersTest {
  @TempDir private Path folder;
  private Path inbox;

  @BeforeEach
  void fill() throws IOException, InterruptedException {
    inbox = Files.createDirectory(folder.resolve("inbox"));
    good("a.csv", 1);
    good("z.csv", 2);
    good("Z.csv", 3);
    Files.createSymbolicLink(inbox.resolve("loop.csv"), inbox.resolve("loop.csv"));
    Files.createSymbolicLink(inbox.resolve("nowhere.csv"), folder.resolve("nothing"));
    Files.createSymbolicLink(inbox.resolve("up"), folder);
    Files.createDirectory(inbox.resolve("folder.csv"));
    Files.createSymbolicLink(inbox.resolve("folder.csv/again"), inbox.resolve("folder.csv"));
    Files.createFile(inbox.resolve("empty.csv"));
    run("mkfifo", inbox.resolve("pipe.csv").toString());
    // Names that are not UTF-8.
    run("bash", "-c", "cp \"$0/a.csv\" \"$0\"/$'b\\xff\\xfe.csv'", inbox.toString());
  }

  private void good(String name, int visit) throws IOException {
    GeneratedRow row =
        new GeneratedRow(
            visit,
            visit,
            1,
            GeneratedRow.nameOf(1),
            "Ada",
            "1979-05-12",
            "F",
            1,
            6,
            2,
            2,
            1,
            false);
    Files.writeString(inbox.resolve(name), GeneratedRow.table(List.of(row)));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  private Typed typed(String... arguments) {
    return Typed.with(
        Map.of(
            "tpibridge.store.url",
            "jdbc:sqlite:" + folder.resolve("store.db"),
            "tpibridge.clinic.time-zone",
            "America/New_York"),
        "",
        arguments);
  }

  @Test
  void goodFilesAreInWhateverIsBesideThem() throws IOException {
    Path report = folder.resolve("report.json");

    Typed imported = typed("import", inbox.toString(), "--report", report.toString());

    assertSafe(imported);
    assertThat(
            new JsonMapper()
                .readTree(Files.readString(report))
                .path("rows")
                .path("created")
                .asInt())
        .as(imported.err())
        .isEqualTo(3);
  }

  @Test
  void watchingTakesTheFilesAndLeavesTheRest() {
    Typed watched = typed("import", "--watch", inbox.toString(), "--once", "--rest", "0");

    assertSafe(watched);
    for (String name : List.of("a.csv", "z.csv", "Z.csv")) {
      assertThat(inbox.resolve(name)).as(watched.err()).doesNotExist();
    }
    assertThat(typed("explain", "--visit", GeneratedRow.visitId(3)).exitCode()).isZero();
    assertThat(Files.isSymbolicLink(inbox.resolve("loop.csv"))).isTrue();
    assertThat(inbox.resolve("pipe.csv")).exists();
    assertThat(inbox.resolve("folder.csv")).isDirectory();
  }

  @Test
  void checkingEndsAsWell() {
    Typed checked = typed("check", inbox.toString());

    assertSafe(checked);
    assertThat(checked.out()).contains("z.csv");
  }

  @Test
  void erasingLooksThroughAFolderOnce() {
    typed("import", inbox.resolve("a.csv").toString());

    Typed erased =
        typed("erase", "--patient", GeneratedRow.mrn(1), "--yes", "--files", inbox.toString());

    assertSafe(erased);
    assertThat(erased.err()).contains("Erased");
  }

  private static void assertSafe(Typed typed) {
    assertThat(typed.exitCode()).as(typed.err()).isIn(0, 1, 2);
    List<String> raw = new ArrayList<>();
    (typed.out() + typed.err())
        .codePoints()
        .filter(HostileNames::isRaw)
        .forEach(c -> raw.add(Integer.toHexString(c)));
    assertThat(raw).isEmpty();
    assertThat(typed.err()).doesNotContain("\tat ").doesNotContain("Exception");
  }
}
