package org.tpibridge.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Tells how far a long run is: a bar where somebody watches, else a plain line every {@value
 * #SECONDS_BETWEEN_LINES} seconds. Short runs print nothing.
 */
sealed interface Progress extends AutoCloseable {
  int SECONDS_BETWEEN_LINES = 10;

  void step();

  @Override
  void close();

  static Progress of(Console console, String unit) {
    return console.interactive() ? new Bar(console.err(), unit) : new Lines(console.err(), unit);
  }

  /** On a terminal. The number of visits is not known before the end, so it counts and times. */
  final class Bar implements Progress {
    private final ProgressBar bar;

    private Bar(PrintStream err, String unit) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("")
              .setInitialMax(-1)
              .setUnit(" " + unit + "s", 1)
              .showSpeed()
              .setUpdateIntervalMillis(250)
              .setConsumer(new ConsoleProgressBarConsumer(err))
              .clearDisplayOnFinish()
              .build();
    }

    @Override
    public void step() {
      bar.step();
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** In a log or a pipe. */
  final class Lines implements Progress {
    private final PrintStream err;
    private final String unit;
    private final Instant started = Instant.now();
    private Instant told = started;
    private long done;

    private Lines(PrintStream err, String unit) {
      this.err = err;
      this.unit = unit;
    }

    @Override
    public void step() {
      done++;
      // The clock is asked seldom: a million steps must cost nothing.
      if (done % 256 == 0) {
        Instant now = Instant.now();
        if (Duration.between(told, now).toSeconds() >= SECONDS_BETWEEN_LINES) {
          told = now;
          long seconds = Math.max(1, Duration.between(started, now).toSeconds());
          err.println(
              Tally.plural(done, unit) + " in " + seconds + " s (" + done / seconds + " a second)");
        }
      }
    }

    @Override
    public void close() {}
  }
}
