package org.tpibridge.reading.hl7v2.message;

import java.util.Optional;
import org.tpibridge.finding.Finding;

/**
 * The bytes of one message, as its input frames it.
 *
 * @param number of the message in its input, counted from 1
 * @param bytes from {@code MSH} on, segments apart by CR or LF
 * @param fault why these bytes are no message
 */
public record MessageFrame(long number, byte[] bytes, Optional<Finding> fault) {}
