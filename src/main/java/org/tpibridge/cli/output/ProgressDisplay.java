package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.tpibridge.importing.InputSequence;

/**
 * Shows the progress of a long run: a bar on a terminal, if not a line every {@value
 * #SECONDS_BETWEEN_LINES} seconds. Short runs print nothing.
 */
public sealed interface ProgressDisplay extends AutoCloseable {
  int SECONDS_BETWEEN_LINES = 10;

  void step();

  /** Counts from here, because this many were processed by an earlier run. */
  void resumeAfter(long count);

  @Override
  void close();

  /** If the size of the input is unknown. */
  static ProgressDisplay of(Console console, String unit) {
    return of(console, unit, OptionalDouble::empty);
  }

  /** Measured by how much of the input was read. */
  static ProgressDisplay of(Console console, String unit, InputSequence reading) {
    return of(console, unit, reading::completedFraction);
  }

  private static ProgressDisplay of(Console console, String unit, Supplier<OptionalDouble> part) {
    ProgressRate pace = new ProgressRate(unit, part, InstantSource.system());
    return console.hasStatusLine()
        ? new Bar(console.statusLine(), console.width(), pace)
        : new Lines(console.err(), pace);
  }

  /** On a terminal. */
  final class Bar implements ProgressDisplay {
    private static final int CELLS = 16;

    /** Room for the terminal's echo of Ctrl-C, which would start another line. */
    private static final int ECHO = 2;

    private final StatusLine statusLine;
    private final ProgressRate pace;
    private final ProgressBar bar;

    private Bar(StatusLine statusLine, int width, ProgressRate pace) {
      this.statusLine = statusLine;
      this.pace = pace;
      bar =
          new ProgressBarBuilder()
              .setInitialMax(-1)
              .setUpdateIntervalMillis(250)
              .continuousUpdate()
              .setConsumer(new DelegatingProgressBarConsumer(statusLine::draw, width - ECHO))
              .setRenderer(
                  (state, columns) -> fitting(pace.completedFraction(), pace.text(), columns))
              .build();
    }

    /** On a narrow terminal, leaves out the bar first, then the last words. */
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
    public void resumeAfter(long count) {
      pace.resumeAfter(count);
    }

    @Override
    public void close() {
      bar.close();
      statusLine.clear();
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
    public void resumeAfter(long count) {
      pace.resumeAfter(count);
    }

    @Override
    public void close() {}
  }
}
