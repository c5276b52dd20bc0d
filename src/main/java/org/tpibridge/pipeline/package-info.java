/**
 * The path of a visit: read, map, validate, apply the rules. It has no state and no store, so the
 * same code runs in {@code check}, {@code convert}, an import and a cluster worker. Start with
 * {@link org.tpibridge.pipeline.VisitPipeline}; each visit leaves it as a {@link
 * org.tpibridge.pipeline.VisitResult}. The caller owns the series of each patient and passes it in.
 *
 * <p>The order of results is the order of the input, whatever number of threads works; everything
 * that stores or prints relies on that.
 */
package org.tpibridge.pipeline;
