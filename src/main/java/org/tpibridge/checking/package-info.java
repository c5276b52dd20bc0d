/**
 * The path of a visit: read, map, validate, evaluate rules. Start reading at {@link
 * org.tpibridge.checking.VisitPipeline}, which is that path on one screen; terminal verbs, dry
 * runs, imports and workers of a cluster all use it. It stores nothing: results are pulled from a
 * stream, and a patient's series is a {@link org.tpibridge.rules.SeriesTracker} that the caller
 * owns.
 *
 * <p>A {@link org.tpibridge.checking.VisitResult} holds what was read and adds what the pipeline
 * found. Callers that store visits identify it by its ordinal, and select the ordinals that they
 * still need. Findings on an element come back with the place in the source that filled it.
 */
package org.tpibridge.checking;
