/**
 * What a row changes in the store. Start with {@code VisitUpsert} for the visit, and with {@code
 * SharedResourceUpsert} for the patient, clinicians and places that visits share. Both know the
 * store as a {@code VisitRepository}, which is the database ({@code StoredVisits}) or, in a dry
 * run, a temporary one over it. {@code Serializer} does beforehand what needs no store.
 *
 * <p>Everything runs within the transaction of the caller. The order in which visits come must make
 * no difference to what is stored of a patient.
 */
package org.tpibridge.importing.upsert;
