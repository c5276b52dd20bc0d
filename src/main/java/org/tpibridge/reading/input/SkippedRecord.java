package org.tpibridge.reading.input;

/**
 * What a record is that is left out because it is no trigger point injection visit. Has no content
 * of the record, so that counts of it may be shown to anybody.
 *
 * @param unit what is counted: {@code message}, {@code row}
 * @param kind such as {@code ORU^R01}
 * @param reason in words
 */
public record SkippedRecord(String unit, String kind, String reason) {}
