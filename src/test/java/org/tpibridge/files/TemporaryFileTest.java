package org.tpibridge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFileTest {
  @TempDir Path folder;

  @Test
  void filesBesideItAreDeletedWithIt() throws IOException {
    try (TemporaryFile file = TemporaryFile.in(folder)) {
      Path beside = file.beside(".db");
      Files.writeString(beside, "content");
      Files.writeString(beside.resolveSibling(beside.getFileName() + "-journal"), "content");
    }
    assertThat(files()).isEmpty();
  }

  /** A folder with many files would be searched for each of them. */
  @Test
  void theFolderIsNotSearchedIfNoFileBesideItWasRequested() throws IOException {
    Path other;
    try (TemporaryFile file = TemporaryFile.in(folder)) {
      String name = files().get(0).getFileName().toString();
      other = Files.writeString(folder.resolve(name + ".other"), "content");
      file.renameForced(folder.resolve("target"));
    }
    assertThat(files()).containsExactlyInAnyOrder(other, folder.resolve("target"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
