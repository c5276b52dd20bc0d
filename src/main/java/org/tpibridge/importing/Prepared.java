package org.tpibridge.importing;

import java.util.Optional;
import org.tpibridge.checking.VisitResult;

/**
 * A row with all done to it that needs no store.
 *
 * @param visit empty where the row is rejected
 * @param bytes that it holds, about
 */
record Prepared(VisitResult checked, Optional<PreparedVisit> visit, long bytes) {}
