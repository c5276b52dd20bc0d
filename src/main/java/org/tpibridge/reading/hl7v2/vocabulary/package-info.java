/**
 * The meaning of the codes and names in messages: observations, drugs, amounts, and the clinic's
 * own segment map.
 *
 * <p>Start with {@code ObservationVocabulary}, which searches the clinic's {@code SegmentMap} first
 * and then the built-in map. Add a new name or code here and nowhere else.
 */
package org.tpibridge.reading.hl7v2.vocabulary;
