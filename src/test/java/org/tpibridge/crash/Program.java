package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tpibridge.database.TestDatabase;

/** The packaged program as a process of its own, over a database. */
final class Program {
  private static final Path SCRIPT = Path.of("target", "tpi-bridge").toAbsolutePath();
  private static final Path JAR = Path.of("target", "tpi-bridge.jar").toAbsolutePath();
  private static final Path CACHE = Path.of("target", "program-cache").toAbsolutePath();
  private static final long MINUTES = 10;
  private static final int POLL_MILLIS = 10;

  private final Path folder;
  private final Map<String, String> settings = new HashMap<>();

  /**
   * @param folder to run in; empty, or the tests' own
   */
  Program(TestDatabase database, Path folder) {
    this(database.url(), folder);
    database.user().ifPresent(user -> settings.put("TPIBRIDGE_STORE_USER", user));
    database.password().ifPresent(word -> settings.put("TPIBRIDGE_STORE_PASSWORD", word));
  }

  Program(String url, Path folder) {
    this.folder = folder;
    settings.put("TPIBRIDGE_STORE_URL", url);
    // Short lives: what the first compiler makes is enough. The heap is what people are promised.
    settings.put(
        "JAVA_TOOL_OPTIONS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto");
    settings.put("XDG_CACHE_HOME", CACHE.toString());
  }

  /** With a setting, as its environment variable. */
  Program with(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Runs it to its end. */
  Ended run(String... arguments) {
    return start(arguments).end();
  }

  Running start(String... arguments) {
    try {
      Path err = Files.createTempFile(folder, "err", ".txt");
      List<String> command = new ArrayList<>(program());
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(err.toFile());
      builder.environment().putAll(settings);
      return new Running(builder.start(), err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The script starts three times faster, and puts the program in its own place. */
  private static List<String> program() {
    return Files.isExecutable(Path.of("/bin/sh"))
        ? List.of("/bin/sh", SCRIPT.toString())
        : List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toString());
  }

  /** Closing kills it. */
  record Running(Process process, Path err) implements AutoCloseable {

    /** Waits until so many rows are kept, or the program is at its end. */
    void awaitRows(TestDatabase database, long rows) {
      while (isAlive() && ContentReader.position(database) < rows) {
        Pause.millis(POLL_MILLIS);
      }
    }

    boolean isAlive() {
      return process.isAlive();
    }

    /** As {@code kill -9}, or the power cut, would. */
    void kill() {
      process.destroyForcibly();
      end();
    }

    /** As {@code kill} or a service manager would; the program may take its time to end. */
    void terminate() {
      process.destroy();
    }

    /** What it said on standard error so far. */
    String said() {
      try {
        return Files.readString(err, UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Ended end() {
      try {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new IllegalStateException("does not end: " + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(err, UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /**
   * @param err what it said on standard error
   */
  record Ended(int code, String err) {}
}
