package org.tpibridge.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A place with Java 17, in which the packaged jar can be started. */
sealed interface Machine permits LocalMachine, ContainerMachine {
  Path JAR = Path.of("target", "tpi-bridge.jar");

  /**
   * Runs {@code convert} over a file of visits.
   *
   * @param visits the input file; nothing else of its folder is touched
   * @param form the value of {@code --to}
   * @param output an empty folder, to be written to
   */
  Outcome convert(Path visits, String form, Path output);

  /** This machine made to look like another; a container where there is Docker. */
  static Machine of(Surroundings surroundings) {
    return Docker.isUsed() ? new ContainerMachine(surroundings) : new LocalMachine(surroundings);
  }

  /**
   * What a run left.
   *
   * @param exit the exit code
   * @param stderr for the message of a failed test
   * @param files name to content, each byte a character, so that a difference can be shown
   */
  record Outcome(int exit, String stderr, SortedMap<String, String> files) {

    static Outcome of(int exit, String stderr, Path output) {
      SortedMap<String, String> files = new TreeMap<>();
      try (Stream<Path> found = Files.walk(output)) {
        List<Path> written = found.filter(Files::isRegularFile).toList();
        for (Path file : written) {
          files.put(
              output.relativize(file).toString(),
              Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Outcome(exit, stderr, files);
    }
  }
}
