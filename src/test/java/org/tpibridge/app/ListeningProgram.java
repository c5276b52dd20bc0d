package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.tpibridge.cli.Terminal;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.TerminalOutput;

/** Runs {@code listen} in a separate thread until it is closed. */
final class ListeningProgram implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Thread program;
  private final InetSocketAddress address;

  ListeningProgram(String... arguments) throws InterruptedException {
    this(Map.of(), arguments);
  }

  /** Starts it with settings for this program only, in addition to those of the test clinic. */
  ListeningProgram(Map<String, Object> settings, String... arguments) throws InterruptedException {
    List<String> typed = new ArrayList<>(List.of("listen", "--port", "0"));
    typed.addAll(List.of(arguments));
    PrintStream lines = new PrintStream(err, true, UTF_8);
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), lines, lines, TerminalOutput.NONE);
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("typed", Typed.withClinic(settings)));
    Assembly wiring = new Assembly(lines, environment);
    program = new Thread(() -> new Terminal(wiring, console).run(typed.toArray(String[]::new)));
    program.start();
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
  }

  InetSocketAddress address() {
    return address;
  }

  /** What it has printed. */
  String err() {
    return err.toString(UTF_8);
  }

  private int port() throws InterruptedException {
    Matcher port = PORT.matcher("");
    while (!port.find()) {
      if (!program.isAlive()) {
        throw new IllegalStateException("listen ended: " + err.toString(UTF_8));
      }
      Thread.sleep(20);
      port = PORT.matcher(err.toString(UTF_8));
    }
    return Integer.parseInt(port.group(1));
  }

  /** Ends when all received messages have been processed. */
  @Override
  public void close() {
    program.interrupt();
    try {
      program.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
