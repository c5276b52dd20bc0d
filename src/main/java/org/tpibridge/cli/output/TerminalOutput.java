package org.tpibridge.cli.output;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which output streams are a terminal, and what the terminal can do.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param width in columns
 * @param hasControls whether it moves the cursor and has colors
 * @param noColor whether the user asked for no colors ({@code NO_COLOR})
 */
public record TerminalOutput(
    boolean out, boolean err, int width, boolean hasControls, boolean noColor) {
  private static final int DEFAULT_WIDTH = 80;

  /** Both streams are files or pipes. */
  public static final TerminalOutput NONE =
      new TerminalOutput(false, false, DEFAULT_WIDTH, false, true);

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Path TERMINAL = Path.of("/dev/tty");
  private static final Pattern TERMINALS = Pattern.compile("/dev/(pts/|tty|console).*");
  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");
  private static final int MILLIS_FOR_SIZE = 500;

  /** The terminal that this process was started on. */
  public static TerminalOutput detect(Map<String, String> environment) {
    boolean out = isTerminal(1);
    boolean err = isTerminal(2);
    return new TerminalOutput(
        out,
        err,
        out || err ? widthOfTerminal() : DEFAULT_WIDTH,
        !"dumb".equals(environment.get("TERM")),
        !environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  private static boolean isTerminal(int descriptor) {
    Path link = DESCRIPTORS.resolve(String.valueOf(descriptor));
    if (!Files.isSymbolicLink(link)) {
      return isInteractive();
    }
    try {
      return TERMINALS.matcher(Files.readSymbolicLink(link).toString()).matches();
    } catch (IOException e) {
      return false;
    }
  }

  /** Where the system does not say it of one stream: whether all of them are a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isInteractive() {
    java.io.Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try {
      // From Java 22 on there always is a console, and it says itself whether it is a terminal.
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static int widthOfTerminal() {
    if (!Files.isReadable(TERMINAL)) {
      return DEFAULT_WIDTH;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size").redirectInput(new File(TERMINAL.toString())).start();
      if (!stty.waitFor(MILLIS_FOR_SIZE, TimeUnit.MILLISECONDS)) {
        stty.destroy();
        return DEFAULT_WIDTH;
      }
      return width(new String(stty.getInputStream().readAllBytes(), US_ASCII));
    } catch (IOException e) {
      return DEFAULT_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DEFAULT_WIDTH;
    }
  }

  /** From rows and columns; a terminal that does not know its size has 0 of both. */
  static int width(String size) {
    Matcher matcher = SIZE.matcher(size);
    int columns = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return columns == 0 ? DEFAULT_WIDTH : columns;
  }
}
