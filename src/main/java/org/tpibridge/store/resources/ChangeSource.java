package org.tpibridge.store.resources;

import java.time.Instant;

/**
 * The job and row that versions are added for.
 *
 * @param rowNumber the row of the job; 0 if it has none
 */
public record ChangeSource(long job, long rowNumber, Instant at) {}
