package org.tpibridge.source.hl7v2;

import java.util.Locale;
import org.tpibridge.source.telling.Words;

/**
 * Something told of a column.
 *
 * @param rank of where it is told: the lowest counts, what else is told is left out
 * @param message that tells it
 */
record Candidate(int rank, long message, Words words) {

  /** What makes two of them say the same. */
  String key() {
    return words.text().strip().toLowerCase(Locale.ROOT);
  }
}
