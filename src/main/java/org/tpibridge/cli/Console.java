package org.tpibridge.cli;

import java.io.InputStream;
import java.io.PrintStream;

/** What a verb reads from and prints to. All that is printed is safe for a terminal. */
public final class Console {
  private final InputStream in;
  private final ConsoleStream out;
  private final ConsoleStream err;
  private final boolean interactive;

  /**
   * @param out results only
   * @param err everything else
   * @param interactive whether somebody watches {@code err} on a terminal
   */
  public Console(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
    this.in = in;
    this.out = new ConsoleStream(out);
    this.err = new ConsoleStream(err);
    this.interactive = interactive;
  }

  public InputStream in() {
    return in;
  }

  public PrintStream out() {
    return out;
  }

  public PrintStream err() {
    return err;
  }

  boolean interactive() {
    return interactive;
  }

  /** Standard error for what moves the cursor. */
  PrintStream cursor() {
    return err.raw();
  }

  /** Standard output for the help, which has colors on a terminal and nothing of an input. */
  PrintStream help() {
    return out.raw();
  }
}
