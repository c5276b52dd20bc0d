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
import org.tpibridge.app.TestClinic;
import org.tpibridge.database.TestDatabase;

/** The packaged program as a separate process with a database. */
final class Program {
  private static final Path SCRIPT = Path.of("target", "tpi-bridge").toAbsolutePath();
  private static final Path JAR = Path.of("target", "tpi-bridge.jar").toAbsolutePath();
  private static final Path CACHE = Path.of("target", "program-cache").toAbsolutePath();
  private static final long MINUTES = 10;
  private static final int POLL_MILLIS = 5;

  /** Small, so that a table of a hundred visits has many transactions to be killed in. */
  static final int VISITS_PER_TRANSACTION = 10;

  private final Path folder;
  private final Map<String, String> settings = new HashMap<>(TestClinic.environment());

  /**
   * @param folder to run in; if empty, that of the tests
   */
  Program(TestDatabase database, Path folder) {
    this(database.url(), folder);
    database.user().ifPresent(user -> settings.put("TPIBRIDGE_STORE_USER", user));
    database.password().ifPresent(word -> settings.put("TPIBRIDGE_STORE_PASSWORD", word));
  }

  Program(String url, Path folder) {
    this.folder = folder;
    settings.put("TPIBRIDGE_STORE_URL", url);
    // Short runs need only the first compiler. The heap is the documented one.
    settings.put(
        "JAVA_TOOL_OPTIONS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto");
    settings.put("XDG_CACHE_HOME", CACHE.toString());
    settings.put("TPIBRIDGE_STORE_VISITSPERTRANSACTION", String.valueOf(VISITS_PER_TRANSACTION));
  }

  /** Adds a setting as its environment variable. */
  Program with(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Runs it and waits for its end. */
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

  /** The script starts three times faster, and replaces itself with the program. */
  private static List<String> program() {
    return Files.isExecutable(Path.of("/bin/sh"))
        ? List.of("/bin/sh", SCRIPT.toString())
        : List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toString());
  }

  /** A running program; closing it kills it. */
  record Running(Process process, Path err) implements AutoCloseable {

    /** Waits until this many rows are stored, or the program has ended. */
    void awaitRows(TestDatabase database, long rows) {
      try (StoreProgress progress = new StoreProgress(database)) {
        awaitRows(progress, rows);
      }
    }

    void awaitRows(StoreProgress progress, long rows) {
      while (isAlive() && progress.position() < rows) {
        Pause.millis(POLL_MILLIS);
      }
    }

    /** Waits, but not longer than until this many rows are stored. */
    void pause(StoreProgress progress, int millis, long limit) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      while (isAlive() && System.nanoTime() < end && progress.position() < limit) {
        Pause.millis(POLL_MILLIS);
      }
    }

    boolean isAlive() {
      return process.isAlive();
    }

    /** Ends it as {@code kill -9} or a power failure does. */
    void kill() {
      process.destroyForcibly();
      end();
    }

    /** Asks it to end as {@code kill} or a service manager does. */
    void terminate() {
      process.destroy();
    }

    /** Its standard error so far. */
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
   * @param err its standard error
   */
  record Ended(int code, String err) {}
}
