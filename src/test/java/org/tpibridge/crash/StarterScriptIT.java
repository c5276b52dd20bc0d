package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first start of the script creates the archive that makes later starts fast. */
@Timeout(600)
class StarterScriptIT {
  @TempDir private Path folder;

  @Test
  void theFirstStartCreatesTheArchiveAndLeavesNothingElse() throws IOException {
    assumeThat(Path.of("/bin/sh")).isExecutable();
    Path work = Files.createDirectory(folder.resolve("work"));
    Path cache = folder.resolve("cache");

    Program.Ended ended =
        new Program("jdbc:sqlite:store.db", work)
            .with("TPIBRIDGE_CLINIC_TIMEZONE", "Nowhere")
            .with("XDG_CACHE_HOME", cache.toString())
            .run("--version");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(names(cache.resolve("tpi-bridge"))).hasSize(1);
    Path app = cache.resolve("tpi-bridge").resolve(names(cache.resolve("tpi-bridge")).get(0));
    assertThat(names(app)).containsExactlyInAnyOrder("classes.jsa", "lib", "tpi-bridge.jar");
    // Such as reports of a crashed virtual machine, or a store.
    assertThat(names(work)).noneMatch(name -> !name.startsWith("err"));
    // Of classes that only an import into a store loads.
    assertThat(Files.readString(app.resolve("classes.jsa"), ISO_8859_1))
        .contains("org/sqlite/core/NativeDB");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
