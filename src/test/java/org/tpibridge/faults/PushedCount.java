package org.tpibridge.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.sqlite.JDBC;

/**
 * What {@code .ci/CountPushed.java} says about a server and stores: a program that shares no code
 * with this one.
 *
 * @param agrees whether it found no problem
 */
public record PushedCount(boolean agrees, String report) {
  private static final String SCRIPT = Path.of(".ci", "CountPushed.java").toString();

  public static PushedCount of(URI base, String ehr, List<Path> stores) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Stream.of(JDBC.class, Logger.class)
                    .map(PushedCount::jar)
                    .collect(Collectors.joining(File.pathSeparator)),
                SCRIPT,
                base.toString(),
                ehr));
    stores.forEach(store -> command.add(store.toString()));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String report =
          new String(process.getInputStream().readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.startsWith("SLF4J") && !line.startsWith("Picked up"))
              .collect(Collectors.joining("\n"));
      return new PushedCount(process.waitFor() == 0, report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
