package org.tpibridge.reading.input;

/**
 * Describes a record that is skipped because it is not a trigger point injection visit. Contains no
 * content of the record, so that counts of it are free of patient data.
 *
 * @param unit the kind of record: {@code message}, {@code row}
 * @param kind such as {@code ORU^R01}
 * @param reason in words
 */
public record SkippedRecord(String unit, String kind, String reason) {}
