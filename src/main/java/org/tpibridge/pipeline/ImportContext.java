package org.tpibridge.pipeline;

import java.time.Instant;
import java.util.Optional;

/**
 * The import that an input is read for, as recorded in the visits' Provenance.
 *
 * @param job the name of the import, if the visits are stored
 * @param recorded the time of recording; if empty, the end of each visit, so that output does not
 *     depend on the current date
 */
public record ImportContext(Optional<String> job, Optional<Instant> recorded) {

  /** The context for callers that store nothing. */
  public static final ImportContext NONE = new ImportContext(Optional.empty(), Optional.empty());
}
