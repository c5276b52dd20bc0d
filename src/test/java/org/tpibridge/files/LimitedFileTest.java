package org.tpibridge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LimitedFileTest {
  @TempDir private Path folder;

  @Test
  void anEndlessFileIsNotRead() throws Exception {
    Path pipe = folder.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

    for (Path endless : new Path[] {Path.of("/dev/zero"), pipe, folder}) {
      assertThatThrownBy(() -> LimitedFile.readAll(endless, 100))
          .isInstanceOf(LimitedFile.RefusedException.class);
    }
  }

  @Test
  void aVeryLargeFileIsNotRead() throws IOException {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(10L << 30);
    }

    assertThatThrownBy(() -> LimitedFile.readAll(large, 1 << 20)).hasMessageContaining("1 MB");
  }

  @Test
  void aFileIsReadUpToItsLimit() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[100]);

    assertThat(LimitedFile.readAll(file, 100)).hasSize(100);
    assertThatThrownBy(() -> LimitedFile.readAll(file, 99)).hasMessageContaining("99 bytes");
    assertThatThrownBy(() -> LimitedFile.readAll(folder.resolve("none"), 9))
        .isInstanceOf(NoSuchFileException.class);
  }
}
