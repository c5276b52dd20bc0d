package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.tpibridge.cli.Terminal;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.TerminalOutput;

/** The result of a command line. */
public record Typed(int exitCode, String out, String err) {

  static Typed line(String... arguments) {
    return withInput("", arguments);
  }

  static Typed withInput(String standardInput, String... arguments) {
    return with(Map.of(), standardInput, arguments);
  }

  /** Runs a command line with settings for it only, in addition to those of the test clinic. */
  public static Typed with(
      Map<String, Object> settings, String standardInput, String... arguments) {
    return run(withClinic(settings), standardInput, TerminalOutput.NONE, arguments);
  }

  /** Runs a command line with these settings and no others. */
  static Typed withOnly(Map<String, Object> settings, String... arguments) {
    return run(settings, "", TerminalOutput.NONE, arguments);
  }

  /** On a terminal of this width. */
  static Typed onTerminal(int width, String... arguments) {
    return run(
        TestClinic.SETTINGS, "", new TerminalOutput(true, true, width, false, true), arguments);
  }

  static Map<String, Object> withClinic(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(TestClinic.SETTINGS);
    all.putAll(settings);
    return all;
  }

  private static Typed run(
      Map<String, Object> settings,
      String standardInput,
      TerminalOutput terminal,
      String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(standardInput.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminal);
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("typed", settings));
    int exitCode = new Terminal(new Assembly(console.err(), environment), console).run(arguments);
    return new Typed(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  List<String> outLines() {
    return out.lines().toList();
  }
}
