package org.tpibridge.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Programs of other vendors that run on Node: {@code src/test/node}, copied to {@code target},
 * where npm installs its packages if they are missing or older than the lock file. One of them is
 * the Node that they require.
 */
public final class NodeProject {
  private static final Path PROJECT = Path.of("src", "test", "node");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "server.mjs", "clients.mjs");
  private static final Path COPY = Path.of("target", "node").toAbsolutePath();
  private static final Path PACKAGES = COPY.resolve("node_modules");
  private static final Path LOG = Path.of("target", "node-install.log");

  private NodeProject() {}

  /**
   * The command line of a script.
   *
   * @param script name of the file
   * @return empty where there is no npm
   */
  public static synchronized Optional<List<String>> command(String script) {
    try {
      Files.createDirectories(COPY);
      for (String file : FILES) {
        Files.copy(PROJECT.resolve(file), COPY.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!isInstalled() && !install()) {
        return Optional.empty();
      }
      String node = PACKAGES.resolve(Path.of("node", "bin", "node")).toString();
      return Optional.of(List.of(node, COPY.resolve(script).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isInstalled() throws IOException {
    Path installed = PACKAGES.resolve(".package-lock.json");
    Path lock = PROJECT.resolve("package-lock.json");
    return Files.exists(installed)
        && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) >= 0;
  }

  private static boolean install() throws IOException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Process npm;
    try {
      npm =
          new ProcessBuilder(windows ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund")
              .directory(COPY.toFile())
              .redirectErrorStream(true)
              .redirectOutput(LOG.toFile())
              .start();
    } catch (IOException noNpm) {
      return false;
    }
    try {
      if (npm.waitFor() != 0) {
        throw new IllegalStateException("npm ci failed in " + COPY + "; see " + LOG);
      }
      return true;
    } catch (InterruptedException e) {
      npm.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
