package org.tpibridge.importing.upsert;

import java.util.Optional;
import org.tpibridge.pipeline.VisitResult;

/**
 * A row after all processing that does not need the store.
 *
 * @param visit empty if the row has no visit to store, for example because it is rejected
 * @param bytes approximate size in memory
 */
public record SerializedRow(VisitResult result, Optional<SerializedVisit> visit, long bytes) {}
