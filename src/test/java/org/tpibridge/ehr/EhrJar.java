package org.tpibridge.ehr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The server's jar, built from {@code src/test/ehr} where it is missing or older than its sources.
 */
final class EhrJar {
  private static final Path PROJECT = Path.of("src", "test", "ehr");
  private static final Path JAR = PROJECT.resolve("target").resolve("ehr.jar");

  private static final Path LOG = Path.of("target", "ehr-build.log");

  private EhrJar() {}

  static Path upToDate() {
    try {
      if (!Files.exists(JAR) || isOlderThanSources()) {
        build();
      }
      return JAR;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOlderThanSources() throws IOException {
    FileTime built = Files.getLastModifiedTime(JAR);
    try (Stream<Path> sources = Files.walk(PROJECT.resolve("src"))) {
      List<Path> files = Stream.concat(Stream.of(PROJECT.resolve("pom.xml")), sources).toList();
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
          return true;
        }
      }
      return false;
    }
  }

  private static void build() throws IOException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Process maven =
        new ProcessBuilder(windows ? "mvn.cmd" : "mvn", "-B", "-q", "package")
            .directory(PROJECT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    try {
      if (maven.waitFor() != 0) {
        throw new IllegalStateException("mvn package failed in " + PROJECT + "; see " + LOG);
      }
    } catch (InterruptedException e) {
      maven.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
