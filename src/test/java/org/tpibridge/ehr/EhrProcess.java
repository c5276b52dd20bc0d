package org.tpibridge.ehr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A server as a separate process on a free port of the loopback address. */
final class EhrProcess implements EhrServer {
  private final Process process;
  private final URI base;

  private EhrProcess(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  static EhrProcess start(Path jar, String... jvmOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmOptions));
    return start(
        "ehr",
        portFile -> {
          command.addAll(
              List.of(
                  "-Dehr.port-file=" + portFile,
                  // As in a container: the start of a day must not depend on the machine.
                  "-Duser.timezone=UTC",
                  "-jar",
                  jar.toAbsolutePath().toString(),
                  "--server.port=0"));
          return command;
        });
  }

  /**
   * @param name of the log in {@code target}
   * @param command starts a server that writes its port to the given file when it answers
   */
  static EhrProcess start(String name, Function<Path, List<String>> command) {
    try {
      Path folder = Files.createTempDirectory("tpi-bridge-" + name);
      Path portFile = folder.resolve("port");
      Path log = Path.of("target", name + ".log");
      Files.createDirectories(log.getParent());
      Process process =
          new ProcessBuilder(command.apply(portFile))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      // Stops the server even if the run is interrupted.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      awaitPort(process, portFile, log);
      String port = Files.readString(portFile).strip();
      return new EhrProcess(process, URI.create("http://127.0.0.1:" + port + "/fhir"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI base() {
    return base;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The server writes the file when it is warm and answers. */
  private static void awaitPort(Process process, Path portFile, Path log) throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.exists(portFile) || Files.size(portFile) == 0) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        process.destroyForcibly();
        throw new IllegalStateException("The server did not start; see " + log);
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
