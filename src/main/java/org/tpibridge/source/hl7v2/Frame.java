package org.tpibridge.source.hl7v2;

import java.util.Optional;
import org.tpibridge.finding.Finding;

/**
 * The bytes of one message, as its input frames it.
 *
 * @param number of the message in its input, counted from 1
 * @param bytes from {@code MSH} on, segments apart by CR or LF
 * @param flaw why these bytes are no message
 */
record Frame(long number, byte[] bytes, Optional<Finding> flaw) {}
