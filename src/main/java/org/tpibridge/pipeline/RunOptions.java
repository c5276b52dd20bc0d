package org.tpibridge.pipeline;

import java.util.function.LongPredicate;
import org.tpibridge.reading.input.InputCoverage;

/**
 * How one input is processed.
 *
 * @param coverage records what of the input is understood
 * @param context for the visits' Provenance
 * @param selected which visits to map and validate, by ordinal; asked by one thread, in the input's
 *     order. The others are read all the same, because rules about repeats and coverage are about
 *     whole inputs, and their result is {@link VisitResult.Skipped}
 */
public record RunOptions(InputCoverage coverage, ImportContext context, LongPredicate selected) {

  /** For callers that store nothing. */
  public static RunOptions of(InputCoverage coverage) {
    return new RunOptions(coverage, ImportContext.NONE, ordinal -> true);
  }
}
