/**
 * HL7 v2 syntax: bytes to messages, segments, fields and times. Nothing here knows trigger point
 * injections.
 *
 * <p>Start with {@code MessageParser} and {@code Hl7Segment}. {@code MessageFrameReader} cuts a
 * stream into messages (plain, MLLP or batch), so that a malformed message costs no other.
 * Character sets, escape sequences and times may each be changed without looking elsewhere. A read
 * component is marked as used, by which coverage is reported.
 */
package org.tpibridge.reading.hl7v2.message;
