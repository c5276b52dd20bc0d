package org.tpibridge.checking;

import java.time.Instant;
import java.util.Optional;

/**
 * Under what an input is taken over, for the visits' Provenance.
 *
 * @param job the import's name, where the visits are kept
 * @param recorded when; empty: at each visit's end, so that output never depends on today
 */
public record Taken(Optional<String> job, Optional<Instant> recorded) {

  /** For those who keep nothing. */
  public static final Taken NOWHERE = new Taken(Optional.empty(), Optional.empty());
}
