package org.tpibridge.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFilesTest {
  @TempDir Path folder;

  @Test
  void aWrittenFileReplacesAnEarlierOne() throws IOException {
    Path file = folder.resolve("message.hl7");
    OwnerOnlyFiles.write(file, "first".getBytes(US_ASCII));
    OwnerOnlyFiles.write(file, "second".getBytes(US_ASCII));
    assertThat(file).hasContent("second");
    assertThat(names()).containsExactly("message.hl7");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerCanOpenIt() throws IOException {
    Path file = OwnerOnlyFiles.createFolder(folder.resolve("a/b")).resolve("message.hl7");
    OwnerOnlyFiles.write(file, new byte[] {1});
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(file.getParent())).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void permissionsOfOthersAreRemovedAndNoneAreAdded() throws IOException {
    Path shared = Files.createFile(folder.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-rw-r--"));
    Path readOnly = Files.createFile(folder.resolve("read-only"));
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r--------"));
    OwnerOnlyFiles.restrict(shared);
    OwnerOnlyFiles.restrict(readOnly);
    assertThat(permissions(shared)).isEqualTo("rw-------");
    assertThat(permissions(readOnly)).isEqualTo("r--------");
  }

  @Test
  void incompleteFilesOfAKilledProgramAreRemoved() throws IOException {
    Files.createFile(folder.resolve("a.hl7.17.part"));
    Files.createFile(folder.resolve("a.hl7"));
    OwnerOnlyFiles.removeUnfinished(folder);
    assertThat(names()).containsExactly("a.hl7");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList().stream();
    }
  }
}
