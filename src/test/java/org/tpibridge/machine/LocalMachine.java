package org.tpibridge.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tpibridge.app.TestClinic;

/** This machine, with the time zone, locale and charset of another. */
record LocalMachine(Surroundings surroundings) implements Machine {

  @Override
  public Outcome convert(Path visits, String form, Path output) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(surroundings.jvmOptions());
    command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
    command.addAll(List.of("convert", visits.toAbsolutePath().toString()));
    command.addAll(List.of("--to", form, "-o", output.toString()));

    ProcessBuilder builder = new ProcessBuilder(command).directory(output.getParent().toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.putAll(TestClinic.environment());
    environment.putAll(surroundings.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String stderr = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("convert did not end within two minutes: " + stderr);
      }
      return Outcome.of(process.exitValue(), stderr, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
