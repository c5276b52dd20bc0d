package org.tpibridge.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Checks in another process whether SQLite has locked a file; a process cannot see its own locks.
 */
final class FileLockProbe {
  /** Start of the bytes that readers lock; https://sqlite.org/src/file/src/os.h. */
  private static final long SHARED_FIRST = 0x40000002L;

  private static final int SHARED_SIZE = 510;

  private FileLockProbe() {}

  /** Runs in the other process. */
  public static void main(String[] arguments) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      System.exit(channel.tryLock(SHARED_FIRST, SHARED_SIZE, false) == null ? 1 : 0);
    }
  }

  static boolean isLocked(Path file) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                FileLockProbe.class.getName(),
                file.toString())
            .inheritIO()
            .start()
            .waitFor()
        == 1;
  }
}
