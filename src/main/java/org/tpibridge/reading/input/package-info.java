/**
 * The bytes of an input and the results of reading it: file signatures, encodings, archives, read
 * results, coverage, and findings with their place.
 *
 * <p>Start with {@code Input} and {@code ReadResult}; a format implements {@code VisitIterator}.
 * {@code RecordFindings} collects the findings of one record, {@code FieldFindings} reports on one
 * value. File signatures, encodings and archives may be changed without looking elsewhere. {@code
 * ReadResult} and {@code ReadingFindingCodes} are used by every format and documented for users
 * ({@code docs/findings.md}).
 */
package org.tpibridge.reading.input;
