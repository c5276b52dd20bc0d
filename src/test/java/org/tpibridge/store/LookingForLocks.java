package org.tpibridge.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that looks whether SQLite holds a file; its own locks hide from a process. */
final class LookingForLocks {
  /** Where whoever has the file open shares a lock; https://sqlite.org/src/file/src/os.h. */
  private static final long SHARED_FIRST = 0x40000002L;

  private static final int SHARED_SIZE = 510;

  private LookingForLocks() {}

  /** For the other process. */
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
                LookingForLocks.class.getName(),
                file.toString())
            .inheritIO()
            .start()
            .waitFor()
        == 1;
  }
}
