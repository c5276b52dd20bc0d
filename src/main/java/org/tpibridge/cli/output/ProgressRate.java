package org.tpibridge.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.tpibridge.report.Quantity;

/** How much is done, how fast that goes and how long it still takes. For any threads. */
final class ProgressRate {
  private final String unit;
  private final Supplier<OptionalDouble> completedFraction;
  private final InstantSource clock;
  private Instant first = Instant.MAX;
  private double partAtFirst;
  private double furthest;
  private long done;

  /**
   * @param unit what is counted, in the singular
   * @param completedFraction how much of the whole is done, from 0 to 1, where that is known
   */
  ProgressRate(String unit, Supplier<OptionalDouble> completedFraction, InstantSource clock) {
    this.unit = unit;
    this.completedFraction = completedFraction;
    this.clock = clock;
  }

  synchronized void step() {
    if (done == 0) {
      // What comes before, such as passing over what is kept already, says nothing of the pace.
      first = clock.instant();
      partAtFirst = completedFraction.get().orElse(0);
      furthest = partAtFirst;
    }
    done++;
  }

  /**
   * Empty until something is done: a file is read once to know it again before it is taken. And it
   * never goes back, though the file is read once more at the end.
   */
  synchronized OptionalDouble completedFraction() {
    OptionalDouble now = completedFraction.get();
    if (done == 0 || now.isEmpty()) {
      return OptionalDouble.empty();
    }
    furthest = Math.max(furthest, now.getAsDouble());
    return OptionalDouble.of(furthest);
  }

  /** Such as {@code 1,234 visits, 85 a second, 37%, about 3 min left}. */
  synchronized String text() {
    StringBuilder words = new StringBuilder(Quantity.of(done, unit));
    double seconds = done == 0 ? 0 : Duration.between(first, clock.instant()).toMillis() / 1000.0;
    if (seconds >= 1) {
      words.append(", ").append(Quantity.number(Math.round(done / seconds))).append(" a second");
    }
    OptionalDouble now = completedFraction();
    if (now.isPresent()) {
      // What was read last is still being worked on, so it is not all done before the end.
      words.append(", ").append(Math.min(99, (int) (now.getAsDouble() * 100))).append('%');
      double gained = now.getAsDouble() - partAtFirst;
      if (seconds >= 5 && gained > 0) {
        words.append(", ").append(left(seconds * (1 - now.getAsDouble()) / gained));
      }
    }
    return words.toString();
  }

  private static String left(double seconds) {
    if (seconds < 60) {
      return "less than a minute left";
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 120
        ? "about " + minutes + " min left"
        : "about " + Math.round(minutes / 60.0) + " h left";
  }
}
