package org.tpibridge.mapping;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a visit came from; goes into Provenance.
 *
 * @param job the import that read it, where there is one
 * @param place the row, segment or line in words, never the file's name: {@code row 5}
 * @param sha256 of the row's or message's bytes, in hexadecimal
 * @param recorded when it was taken over; empty: at the visit's end, so that output never depends
 *     on today
 */
public record VisitOrigin(
    Optional<String> job, String place, String sha256, Optional<Instant> recorded) {}
