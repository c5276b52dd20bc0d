package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Outputs of the packaged program: what they never overwrite, and what remains after a kill. */
@Timeout(600)
class OutputsIT {
  @TempDir private Path folder;
  private Program program;
  private Path visits;

  @BeforeEach
  void program() {
    visits = ClinicTable.write(folder.resolve("visits.csv"), 0, 40, 1);
    program = new Program("jdbc:sqlite:store.db", folder);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void noReportReplacesTheStoreOrTheKey() throws IOException {
    assertThat(program.run("import", visits.toString()).code()).isEqualTo(1);
    Path store = folder.resolve("store.db");
    Path key = Files.writeString(folder.resolve("store.db.key"), "ab".repeat(32));
    Files.createSymbolicLink(folder.resolve("soft"), store);
    Files.createLink(folder.resolve("hard"), store);
    byte[] before = Files.readAllBytes(store);

    for (String option : List.of("--report", "--rejects", "--unknown-words", "--coverage")) {
      for (String target : List.of("store.db", "store.db.key", "soft", "hard", "visits.csv")) {
        String command = option.equals("--report") ? "import" : "check";
        Program.Ended ended = program.run(command, visits.toString(), option, target);

        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains("Cannot write " + option + " to " + target);
      }
    }
    assertThat(store).hasBinaryContent(before);
    assertThat(key).hasContent("ab".repeat(32));
    assertThat(visits).content().startsWith("visit_id,");
  }

  @Test
  void aKilledRunLeavesTheEarlierFileAndTheNextRemovesItsPart() throws IOException {
    Path rejects = folder.resolve("rejects.csv");
    assertThat(program.run("check", visits.toString(), "--rejects", path("rejects.csv")).code())
        .isEqualTo(1);
    byte[] earlier = Files.readAllBytes(rejects);
    Path many = ClinicTable.write(folder.resolve("many.csv"), 0, 20_000, 1);

    try (Program.Running running =
        program.start("import", many.toString(), "--rejects", path("rejects.csv"))) {
      while (running.isAlive() && parts().isEmpty()) {
        Pause.millis(10);
      }
      Program.Ended beside =
          program.run("check", visits.toString(), "--coverage", path("coverage.json"));
      assertThat(beside.code()).as(beside.err()).isEqualTo(1);
      assertThat(parts()).as("of a process that runs").hasSize(1);
      assertThat(running.isAlive()).isTrue();
      running.kill();
    }
    assertThat(rejects).hasBinaryContent(earlier);
    assertThat(parts()).hasSize(1);

    program.run("check", visits.toString(), "--rejects", path("rejects.csv"));

    assertThat(parts()).isEmpty();
    assertThat(rejects).hasBinaryContent(earlier);
  }

  /** With any umask, only the owner can read patient data. */
  @Test
  void onlyTheOwnerCanReadOutputs() throws IOException {
    program.run("convert", visits.toString(), "-o", path("out/deep"), "--rejects", path("r.csv"));
    program.run("convert", visits.toString(), "-o", path("bulk"), "--to", "ndjson");
    program.run("import", visits.toString(), "--report", path("report.json"));
    program.run("backup", path("backup.db"));

    for (String name : List.of("r.csv", "report.json", "store.db", "store.db.lock", "backup.db")) {
      assertPermissions(folder.resolve(name), "rw-------");
    }
    for (String name : List.of("out", "out/deep", "bulk")) {
      assertPermissions(folder.resolve(name), "rwx------");
    }
    for (String name : List.of("out/deep", "bulk")) {
      try (Stream<Path> files = Files.list(folder.resolve(name))) {
        assertThat(files.toList())
            .hasSizeGreaterThan(5)
            .allSatisfy(file -> assertPermissions(file, "rw-------"));
      }
    }
  }

  private static void assertPermissions(Path path, String expected) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .as(path.toString())
        .isEqualTo(expected);
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(".part")).toList();
    }
  }
}
