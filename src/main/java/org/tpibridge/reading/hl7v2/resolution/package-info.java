/**
 * Decides what all messages of one visit state together: corrections replace, cancellations remove,
 * and sources that contradict each other are reported.
 *
 * <p>Start with {@code VisitResolver}. Each kind of subject has a resolver ({@code
 * AdministrationResolver}, {@code ChargeResolver}, {@code DocumentResolver}, {@code
 * ResultResolver}, {@code CodedRecordResolver}); {@code SubjectRules} defines the decisions they
 * share. {@code VisitFacts} turns the facts that are used into the fields of the visit. The order
 * in which messages arrive matters only where nothing else shows which of two is newer.
 */
package org.tpibridge.reading.hl7v2.resolution;
