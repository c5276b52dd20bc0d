/**
 * What the codes and names in messages mean: observations, drugs, amounts, and the clinic's own
 * segment map.
 *
 * <p>Start with {@code ObservationVocabulary}, which looks in the clinic's {@code SegmentMap} first
 * and then in what is usual. A new name or code belongs here and nowhere else.
 */
package org.tpibridge.reading.hl7v2.vocabulary;
