/**
 * Applies rows to the store. Start with {@code VisitUpsert} for the visit, and with {@code
 * SharedResourceUpsert} for the patient, clinicians and places that visits share. Both use the
 * store through a {@code VisitRepository}, which is the database ({@code StoredVisits}) or, in a
 * dry run, a temporary one over it. {@code Serializer} prepares rows and does not need the store.
 *
 * <p>Everything runs within the transaction of the caller. The order in which visits come must make
 * no difference to what is stored of a patient.
 */
package org.tpibridge.importing.upsert;
