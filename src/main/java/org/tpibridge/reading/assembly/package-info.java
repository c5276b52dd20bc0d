/**
 * Assembles a visit from the fields of one record in any format, and checks it.
 *
 * <p>Start with {@code RecordIntake}, the last step for each record: it rejects duplicates,
 * assembles the visit and returns a read result. A format provides its fields as {@code
 * RecordFields}; formats that are not canonical extract {@code ExtractedFields} first, which {@code
 * ExtractedRecordFields} reads. {@code VisitAssembler} reads all fields first, so that all problems
 * of a record are reported at once. Checks between fields ({@code VisitChecks}) may be changed
 * without looking elsewhere.
 */
package org.tpibridge.reading.assembly;
