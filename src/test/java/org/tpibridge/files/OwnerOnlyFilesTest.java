package org.tpibridge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFilesTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerCanOpenIt() throws IOException {
    Path file = OwnerOnlyFiles.createFolder(folder.resolve("a/b")).resolve("message.hl7");
    OwnerOnlyFiles.create(file);
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

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
