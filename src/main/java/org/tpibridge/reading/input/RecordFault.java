package org.tpibridge.reading.input;

/**
 * What is wrong with the form of a record, so that its fields cannot be told apart.
 *
 * @param code of the finding
 * @param message of the finding
 */
public record RecordFault(String code, String message) {}
