package org.tpibridge.mapping;

import java.time.Instant;
import java.util.Optional;

/**
 * The source of a visit, for its Provenance.
 *
 * @param job the import that read it, if any
 * @param place the row, segment or line in words, without the file's name: {@code row 5}
 * @param sha256 of the row's or message's bytes, in hexadecimal
 * @param recorded time of the import; empty: the visit's end, so that output does not depend on the
 *     current time
 */
public record VisitOrigin(
    Optional<String> job, String place, String sha256, Optional<Instant> recorded) {}
