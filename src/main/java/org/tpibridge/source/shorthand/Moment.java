package org.tpibridge.source.shorthand;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A day, and its time where told.
 *
 * @param offset as ISO 8601 writes it, such as {@code -05:00} or {@code Z}; only beside a time
 */
record Moment(LocalDate day, Optional<LocalTime> time, Optional<String> offset) {

  String iso() {
    return day + time.map(t -> "T" + t).orElse("") + offset.orElse("");
  }
}
