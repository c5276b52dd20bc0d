package org.tpibridge.reading.input;

/**
 * A syntax error of a record, so that its fields cannot be separated.
 *
 * @param code of the finding
 * @param message of the finding
 */
public record RecordError(String code, String message) {}
