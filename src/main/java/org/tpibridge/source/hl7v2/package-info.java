/**
 * HL7 v2 messages to what they tell of visits. A {@link org.tpibridge.source.hl7v2.VisitFeed} takes
 * a stream and gives each visit once, with all of its messages.
 *
 * <p>{@code Frames} cuts the bytes into messages; {@code MessageParser} decodes one and takes it
 * apart, segment by segment, without asking for any version's structure. {@code VisitKey} says
 * which visit a message is of, and {@code MessageReader} lets a reader for each kind of segment put
 * what it tells into the visit's {@code Draft}. A draft is finished when no further message of its
 * visit is expected: only then is it known which order told the strength of what was given, which
 * score was before and which after, and which of several places that tell one column counts.
 *
 * <p>Observations are known by {@code Vocabulary}, from tables in YAML; a clinic's own table has
 * the same form and comes first.
 */
package org.tpibridge.source.hl7v2;
