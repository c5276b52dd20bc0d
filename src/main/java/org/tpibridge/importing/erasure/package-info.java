/**
 * Erases a patient for good ({@code docs/decisions/0014-erasure.md}) and recognizes erased patients
 * when they come again. Start with {@link org.tpibridge.importing.erasure.PatientErasure}; {@link
 * org.tpibridge.importing.erasure.ErasureRegistry} answers whether an MRN was erased, by keyed
 * hashes only. {@code PatientFileSearch} searches files of any kind, and removes the patient from
 * those alone that this program wrote and nobody changed.
 *
 * <p>Whoever adds a kind of file that contains patients' data has to record it with {@link
 * org.tpibridge.importing.erasure.OutputRecorder}.
 */
package org.tpibridge.importing.erasure;
