/**
 * Erases a patient permanently ({@code docs/decisions/0014-erasure.md}) and recognizes erased
 * patients in later imports. Start with {@link org.tpibridge.importing.erasure.PatientErasure};
 * {@link org.tpibridge.importing.erasure.ErasureRegistry} checks whether an MRN was erased, by
 * keyed hashes only. {@code PatientFileSearch} searches files of any kind, and removes the patient
 * only from files that this program wrote and that have not changed since.
 *
 * <p>If you add a kind of file that contains patients' data, record it with {@link
 * org.tpibridge.importing.erasure.OutputRecorder}.
 */
package org.tpibridge.importing.erasure;
