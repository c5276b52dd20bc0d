package org.tpibridge.pipeline;

import java.time.Instant;
import java.util.Optional;

/**
 * The import that an input is read for, for the visits' Provenance.
 *
 * @param job the import's name, where the visits are stored
 * @param recorded when; empty: at each visit's end, so that output never depends on today
 */
public record ImportContext(Optional<String> job, Optional<Instant> recorded) {

  /** For callers that store nothing. */
  public static final ImportContext NONE = new ImportContext(Optional.empty(), Optional.empty());
}
