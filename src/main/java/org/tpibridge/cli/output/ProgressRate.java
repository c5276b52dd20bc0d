package org.tpibridge.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.tpibridge.report.Quantity;

/** Calculates how much is done, how fast, and how much time is left. For any threads. */
final class ProgressRate {
  private final String unit;
  private final Supplier<OptionalDouble> completedFraction;
  private final InstantSource clock;
  private Instant first = Instant.MAX;
  private double partAtFirst;
  private double furthest;
  private long before;
  private long done;

  /**
   * @param unit what is counted, in the singular
   * @param completedFraction how much of the input was read, from 0 to 1, if known
   */
  ProgressRate(String unit, Supplier<OptionalDouble> completedFraction, InstantSource clock) {
    this.unit = unit;
    this.completedFraction = completedFraction;
    this.clock = clock;
  }

  /** Adds what an earlier run processed: it counts as done, and not for the rate. */
  synchronized void resumeAfter(long count) {
    before = count;
  }

  synchronized void step() {
    if (done == 0) {
      // The time before, such as for skipping what is stored already, says nothing about the rate.
      first = clock.instant();
      partAtFirst = completedFraction.get().orElse(0);
      furthest = partAtFirst;
    }
    done++;
  }

  /**
   * Empty until something is done, because a file is read once to recognize it before it is
   * imported. Never decreases, although the file is read again at the end.
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
    StringBuilder words = new StringBuilder(Quantity.of(before + done, unit));
    double seconds = done == 0 ? 0 : Duration.between(first, clock.instant()).toMillis() / 1000.0;
    if (seconds >= 1) {
      words.append(", ").append(Quantity.number(Math.round(done / seconds))).append(" a second");
    }
    OptionalDouble now = completedFraction();
    if (now.isPresent()) {
      // What was read last is still being processed, so 100% is never shown.
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
