/**
 * Reads visits from files and messages: canonical CSV, a clinic's own CSV, JSON, NDJSON and HL7 v2,
 * plain or in gzip or zip. The format is recognized by the content, never by the file name.
 *
 * <p>Start with {@link org.tpibridge.reading.VisitReader}: it returns one read result for each
 * visit of an input. {@code FormatDetector} selects the reader of a format; that is the only place
 * to change to add a format. The sub-packages are layers, each using only those before it: {@code
 * yaml}, {@code input}, {@code canonical}, {@code shorthand}, {@code assembly}, then the formats
 * {@code csv}, {@code json}, {@code columnmap} and {@code hl7v2}. No class here throws for bad
 * input: a visit is rejected with findings, and reading continues.
 */
package org.tpibridge.reading;
