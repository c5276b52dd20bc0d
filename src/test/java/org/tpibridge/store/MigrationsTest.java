package org.tpibridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tpibridge.files.Sha256;

/**
 * A store records a checksum of each migration, so it cannot be opened after one was changed, even
 * if only a comment was. Changes to the schema are new migrations; add their lines to {@code
 * migrations.txt}.
 */
class MigrationsTest {
  private static final Path MIGRATIONS =
      Path.of("src", "main", "resources", "org", "tpibridge", "store");
  private static final Path EXPECTED =
      Path.of("src", "test", "resources", "org", "tpibridge", "store", "migrations.txt");

  @Test
  void noMigrationWasChanged() throws IOException {
    assertThat(migrations()).isEqualTo(Files.readAllLines(EXPECTED));
  }

  /** Lines of hash and file, as {@code sha256sum} prints them. */
  private static List<String> migrations() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MIGRATIONS)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = MIGRATIONS.relativize(file).toString().replace('\\', '/');
        lines.add(HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(file))) + "  " + name);
      }
    }
    return lines;
  }
}
