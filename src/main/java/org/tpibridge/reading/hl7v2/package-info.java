/**
 * Visits in HL7 v2 messages. Several messages make one visit; messages that are not about a trigger
 * point injection are counted and skipped. {@code docs/hl7v2.md} describes which fields are read.
 *
 * <p>Start with {@code VisitFeed}, which reads messages, groups them by visit and returns each
 * visit with all of its messages; {@code Hl7Visits} turns these into read results. The steps are in
 * sub-packages, each using only those before it: {@code message} (bytes to segments), {@code
 * vocabulary} (what codes and names mean), {@code statement} (what messages state), {@code segment}
 * (segments to statements), {@code resolution} (which statements count). {@code TpiSignalReader}
 * decides whether a message is about a trigger point injection, and can be changed alone.
 */
package org.tpibridge.reading.hl7v2;
