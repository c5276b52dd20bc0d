/**
 * The path of a visit: read, map, validate, apply the rules. It has no store and no state, so the
 * same code runs in {@code check}, {@code convert}, an import and a cluster worker. Start with
 * {@link org.tpibridge.pipeline.VisitPipeline}; each visit leaves it as a {@link
 * org.tpibridge.pipeline.VisitResult}. The caller owns the series of each patient and passes it in.
 *
 * <p>Results have the order of the input, for any number of threads. All code that stores or prints
 * results relies on this.
 */
package org.tpibridge.pipeline;
