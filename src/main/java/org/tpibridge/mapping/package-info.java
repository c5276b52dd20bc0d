/**
 * Maps visits to FHIR and back. This package has the inputs and results: the {@link
 * org.tpibridge.mapping.Clinic}, where a visit came from, the {@link
 * org.tpibridge.mapping.MappingResult}, and the trace from an element of the Bundle to the field of
 * the visit. {@code bundle} builds the Bundle, {@code restore} reads the visit back from it, {@code
 * json} writes and reads resources as JSON, {@code elements} has the codes, URLs and ids that these
 * share.
 *
 * <p>{@code docs/mapping.md} lists the element of each column. What {@code bundle} writes, {@code
 * restore} has to read: the round-trip tests compare both.
 */
package org.tpibridge.mapping;
