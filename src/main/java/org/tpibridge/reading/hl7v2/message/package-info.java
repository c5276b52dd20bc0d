/**
 * HL7 v2 syntax: bytes to messages, segments, fields and times. This package is independent of
 * trigger point injections.
 *
 * <p>Start with {@code MessageParser} and {@code Hl7Segment}. {@code MessageFrameReader} splits a
 * stream into messages (plain, MLLP or batch), so that a malformed message does not affect others.
 * Character sets, escape sequences and times may each be changed without looking elsewhere. Reading
 * a component marks it as used; coverage reports are based on these marks.
 */
package org.tpibridge.reading.hl7v2.message;
