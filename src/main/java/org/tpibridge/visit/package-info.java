/**
 * A trigger point injection visit in the clinic's words, as records, enums and sealed types; no
 * FHIR names and no codes of other systems but those that the record states. Start with {@link
 * org.tpibridge.visit.Visit}. What the record does not state is empty, and nothing is filled in.
 * The records check their values; their messages and {@code toString} never quote one.
 *
 * <p>A new field also needs a {@link org.tpibridge.visit.Column}, a mapping to FHIR and back, and a
 * line in {@code docs/visit.md}.
 */
package org.tpibridge.visit;
