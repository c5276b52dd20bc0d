package org.tpibridge.importing.upsert;

import java.util.Optional;
import org.tpibridge.pipeline.VisitResult;

/**
 * A row with all done to it that needs no store.
 *
 * @param visit empty where the row is rejected
 * @param bytes that it holds, about
 */
public record SerializedRow(VisitResult result, Optional<SerializedVisit> visit, long bytes) {}
