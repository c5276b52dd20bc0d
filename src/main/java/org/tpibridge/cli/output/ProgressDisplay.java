package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.tpibridge.finding.PrintableText;
import org.tpibridge.importing.InputSequence;

/**
 * Tells how far a long run is: a bar where somebody watches, else a plain line every {@value
 * #SECONDS_BETWEEN_LINES} seconds. Short runs print nothing.
 */
public sealed interface ProgressDisplay extends AutoCloseable {
  int SECONDS_BETWEEN_LINES = 10;

  void step();

  /** Prints a line of its own. */
  void printLine(String line);

  @Override
  void close();

  /** Where nobody knows how much there is. */
  static ProgressDisplay of(Console console, String unit) {
    return of(console, unit, OptionalDouble::empty);
  }

  /** By how much of its input was read. */
  static ProgressDisplay of(Console console, String unit, InputSequence reading) {
    return of(console, unit, reading::completedFraction);
  }

  private static ProgressDisplay of(Console console, String unit, Supplier<OptionalDouble> part) {
    ProgressRate pace = new ProgressRate(unit, part, InstantSource.system());
    return console.interactive() ? new Bar(console.cursor(), pace) : new Lines(console.err(), pace);
  }

  /** On a terminal. */
  final class Bar implements ProgressDisplay {
    private static final int CELLS = 16;

    /** Where a terminal shows that Ctrl-C was typed; else it would break the line. */
    private static final int ECHO = 2;

    private final PrintStream err;
    private final ProgressRate pace;
    private final ProgressBar bar;
    private volatile int drawn;

    private Bar(PrintStream err, ProgressRate pace) {
      this.err = err;
      this.pace = pace;
      bar =
          new ProgressBarBuilder()
              .setInitialMax(-1)
              .setUpdateIntervalMillis(250)
              .continuousUpdate()
              .setConsumer(new ConsoleProgressBarConsumer(err))
              .setRenderer((state, width) -> drawn(width))
              .clearDisplayOnFinish()
              .build();
    }

    private String drawn(int width) {
      String line = fitting(pace.completedFraction(), pace.text(), width - ECHO);
      // Over what was longer the time before.
      String padded = line + " ".repeat(Math.max(0, drawn - line.length()));
      drawn = line.length();
      return padded;
    }

    /** Where it is narrow, what matters least goes first: the bar, then the last words. */
    static String fitting(OptionalDouble part, String words, int width) {
      String whole = bar(part) + words;
      if (whole.length() <= width) {
        return whole;
      }
      String fitting = words;
      while (fitting.length() > width && fitting.contains(", ")) {
        fitting = fitting.substring(0, fitting.lastIndexOf(", "));
      }
      return fitting.length() <= width ? fitting : "";
    }

    private static String bar(OptionalDouble part) {
      if (part.isEmpty()) {
        return "";
      }
      int filled = (int) (part.getAsDouble() * CELLS);
      return "[" + "=".repeat(filled) + " ".repeat(CELLS - filled) + "] ";
    }

    @Override
    public void step() {
      pace.step();
    }

    @Override
    public void printLine(String line) {
      // Over what the bar drew on this line.
      String shown = PrintableText.line(line);
      err.println("\r" + shown + " ".repeat(Math.max(0, drawn - shown.length())));
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** In a log or a pipe. */
  final class Lines implements ProgressDisplay {
    private static final long NANOS_BETWEEN = SECONDS_BETWEEN_LINES * 1_000_000_000L;

    private final PrintStream err;
    private final ProgressRate pace;
    private long stated;
    private boolean begun;

    private Lines(PrintStream err, ProgressRate pace) {
      this.err = err;
      this.pace = pace;
    }

    @Override
    public void step() {
      pace.step();
      long now = System.nanoTime();
      if (!begun) {
        begun = true;
        stated = now;
      } else if (now - stated >= NANOS_BETWEEN) {
        stated = now;
        err.println(pace.text());
      }
    }

    @Override
    public void printLine(String line) {
      err.println(line);
    }

    @Override
    public void close() {}
  }
}
