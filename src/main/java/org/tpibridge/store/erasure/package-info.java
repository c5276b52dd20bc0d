/**
 * Erases a patient from all tables. Start with {@link org.tpibridge.store.erasure.PatientEraser};
 * {@code FormerPatientVersions} finds the patient's data in records of other patients; {@link
 * org.tpibridge.store.erasure.ErasedPatients} stores keyed hashes of MRNs, so that erased patients
 * are not imported again.
 *
 * <p>Every table with patient data has to be covered here. Tables of the search index are found by
 * their name ({@code search_...}) and column {@code version_key}.
 */
package org.tpibridge.store.erasure;
