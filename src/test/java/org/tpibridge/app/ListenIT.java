package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.listener.MllpClient;

/** The packaged program, stopped by a signal. */
@Timeout(180)
class ListenIT {
  private static final Pattern PORT = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

  @TempDir private Path folder;

  @ParameterizedTest(name = "killed: {0}")
  @ValueSource(booleans = {false, true})
  void answeredMessagesSurviveTheEndOfTheProgram(boolean killed) throws Exception {
    Process program = started();
    try (MllpClient sender = new MllpClient(address(program))) {
      for (String message : VisitInMessages.all()) {
        assertThat(sender.send(message)).contains("MSA|AA|");
      }
      if (killed) {
        program.destroyForcibly();
      } else {
        program.destroy();
      }
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    if (!killed) {
      assertThat(bundles()).isEqualTo(1);
    }

    program = started();
    try (MllpClient sender = new MllpClient(address(program))) {
      assertThat(sender.send(VisitInMessages.given())).contains("MSA|AA|M-3");
    } finally {
      program.destroy();
    }
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(bundles()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("out/V-7001.json")))
        .contains("M79.18")
        .contains("20552")
        .contains("lidocaine");
  }

  private Process started() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            Path.of("target", "tpi-bridge.jar").toAbsolutePath().toString(),
            "listen",
            "--port",
            "0",
            "--spool",
            folder.resolve("spool").toString(),
            "-o",
            folder.resolve("out").toString());
    builder.environment().putAll(TestClinic.environment());
    return builder
        .directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static InetSocketAddress address(Process program) throws IOException {
    BufferedReader err = program.errorReader(UTF_8);
    String line = err.readLine();
    while (line != null) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
      }
      line = err.readLine();
    }
    throw new IllegalStateException("listen ended");
  }

  private long bundles() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.filter(f -> f.toString().endsWith(".json")).count();
    }
  }
}
