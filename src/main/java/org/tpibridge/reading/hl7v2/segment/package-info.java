/**
 * Reads segments into statements, one reader for each kind of segment.
 *
 * <p>Start with {@code MessageStatementReader}, which calls a {@code SegmentReader} for each
 * segment in order; {@code MessageContext} records what earlier segments mean for later ones
 * (order, battery, document). A reader may be changed without looking at the others.
 */
package org.tpibridge.reading.hl7v2.segment;
