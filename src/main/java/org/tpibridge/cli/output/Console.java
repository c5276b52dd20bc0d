package org.tpibridge.cli.output;

import java.io.InputStream;
import java.io.PrintStream;
import org.tpibridge.report.PrintableStream;

/** What a verb reads from and prints to. All that is printed is safe for a terminal. */
public final class Console {
  private final InputStream in;
  private final PrintableStream out;
  private final PrintableStream err;
  private final boolean interactive;

  /**
   * @param out results only
   * @param err everything else
   * @param interactive whether somebody watches {@code err} on a terminal
   */
  public Console(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
    this.in = in;
    this.out = new PrintableStream(out);
    this.err = new PrintableStream(err);
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
  public PrintStream help() {
    return out.raw();
  }
}
