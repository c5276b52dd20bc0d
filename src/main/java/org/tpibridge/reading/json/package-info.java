/**
 * Visits in JSON: one visit, an array, or one visit on each line (NDJSON).
 *
 * <p>Start with {@code JsonVisits}. {@code JsonRecordReader} splits the input into the texts of its
 * values, so that an invalid one does not affect the others; {@code JsonFields} reads the fields of
 * a visit. A new property needs {@code JsonFields} or {@code JsonListItems}, {@code JsonCoverage}
 * and the published JSON Schema.
 */
package org.tpibridge.reading.json;
