package org.tpibridge.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.env.StandardEnvironment;
import org.tpibridge.cli.Terminal;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.TerminalOutput;

/** The program's entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Console console =
        new Console(
            System.in,
            stream(FileDescriptor.out, 1 << 16),
            stream(FileDescriptor.err, 1 << 10),
            TerminalOutput.detect(System.getenv()));
    Assembly wiring = new Assembly(console.err(), new StandardEnvironment());
    int exitCode = new Terminal(wiring, console).run(arguments);
    console.out().flush();
    console.err().flush();
    System.exit(exitCode);
  }

  /** UTF-8 whatever the machine's locale, so that the same input gives the same bytes. */
  private static PrintStream stream(FileDescriptor descriptor, int buffer) {
    boolean flushLines = descriptor == FileDescriptor.err;
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), buffer),
        flushLines,
        StandardCharsets.UTF_8);
  }
}
