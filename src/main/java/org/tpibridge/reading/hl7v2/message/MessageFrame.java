package org.tpibridge.reading.hl7v2.message;

import java.util.Optional;
import org.tpibridge.finding.Finding;

/**
 * The bytes of one message, as framed in its input.
 *
 * @param number the number of the message in its input, counted from 1
 * @param bytes the bytes from {@code MSH} on, with segments separated by CR or LF
 * @param error why these bytes are not a message, if they are not
 */
public record MessageFrame(long number, byte[] bytes, Optional<Finding> error) {}
