package org.tpibridge.pipeline;

import java.util.function.LongPredicate;
import org.tpibridge.reading.input.InputCoverage;

/**
 * How one input is processed.
 *
 * @param coverage records which parts of the input are read
 * @param context the import, for the visits' Provenance
 * @param selected which visits to map and validate, by ordinal; called by one thread, in the order
 *     of the input. The other visits are read as well, because rules about repeats and coverage
 *     need the whole input; their result is {@link VisitResult.Skipped}
 */
public record RunOptions(InputCoverage coverage, ImportContext context, LongPredicate selected) {

  /** Options for callers that store nothing. */
  public static RunOptions of(InputCoverage coverage) {
    return new RunOptions(coverage, ImportContext.NONE, ordinal -> true);
  }
}
