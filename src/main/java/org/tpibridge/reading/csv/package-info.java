/**
 * Canonical CSV, one visit in each row, and what all tables have in common: delimiter, records,
 * header and the columns that a rejects file adds.
 *
 * <p>Start with {@code CsvVisits}. {@code CsvRecordReader} splits bytes into records and is shared
 * with {@code columnmap}; it is on the critical path for speed. What a cell means is decided by the
 * grammars of {@code canonical}, not here.
 */
package org.tpibridge.reading.csv;
