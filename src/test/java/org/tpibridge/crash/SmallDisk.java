package org.tpibridge.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder on a separate disk in memory, which can be made small or read-only. It requires the
 * right to mount (root); see {@link #isToBeHad}.
 */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  static boolean isToBeHad() {
    return "root".equals(System.getProperty("user.name"));
  }

  static SmallDisk of(int kilobytes) {
    try {
      Path folder = Files.createTempDirectory("tpi-bridge-disk");
      run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + kilobytes + "k", "tmpfs", "" + folder);
      return new SmallDisk(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** URL of a store on it. */
  String url() {
    return "jdbc:sqlite:" + folder.resolve("store.db");
  }

  void resize(int kilobytes) {
    run("mount", "-o", "remount,size=" + kilobytes + "k", "" + folder);
  }

  void readOnly(boolean readOnly) {
    run("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), "" + folder);
  }

  @Override
  public void close() {
    run("umount", "" + folder);
    try {
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(List.of(command) + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
