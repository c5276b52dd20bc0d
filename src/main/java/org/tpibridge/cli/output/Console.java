package org.tpibridge.cli.output;

import java.io.InputStream;
import java.io.PrintStream;
import org.tpibridge.report.PrintableStream;
import org.tpibridge.report.TextLayout;

/** What a command reads from and prints to. Everything that is printed is safe for a terminal. */
public final class Console {
  private final InputStream in;
  private final PrintableStream out;
  private final PrintableStream text;
  private final PrintableStream err;
  private final TerminalOutput terminal;
  private final StatusLine statusLine;

  /**
   * @param out results only
   * @param err everything else
   * @param terminal which of the two is a terminal
   */
  public Console(InputStream in, PrintStream out, PrintStream err, TerminalOutput terminal) {
    this.in = in;
    this.terminal = terminal;
    this.statusLine = new StatusLine(err);
    PrintStream results = terminal.out() ? statusLine.sharedWith(out) : out;
    this.out = new PrintableStream(results);
    this.text = new PrintableStream(results, layout(terminal.out()));
    this.err =
        new PrintableStream(
            terminal.err() ? statusLine.sharedWith(err) : err, layout(terminal.err()));
  }

  private TextLayout layout(boolean isTerminal) {
    return isTerminal
        ? new TextLayout(terminal.width(), terminal.hasControls() && !terminal.noColor())
        : TextLayout.PLAIN;
  }

  public InputStream in() {
    return in;
  }

  /** Standard output for programs: JSON, Bundles, column maps. Its lines are never wrapped. */
  public PrintableStream out() {
    return out;
  }

  /** Standard output for people: wrapped and colored on a terminal. */
  public PrintableStream text() {
    return text;
  }

  public PrintableStream err() {
    return err;
  }

  /** Whether standard output is a terminal. */
  public boolean isOutputTerminal() {
    return terminal.out();
  }

  boolean hasStatusLine() {
    return terminal.err() && terminal.hasControls();
  }

  StatusLine statusLine() {
    return statusLine;
  }

  int width() {
    return terminal.width();
  }

  /** Standard output for the help, which has colors on a terminal and no text of an input. */
  public PrintStream help() {
    return out.raw();
  }
}
