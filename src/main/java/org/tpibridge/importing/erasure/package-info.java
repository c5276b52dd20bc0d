/**
 * Patients who are removed for good; {@code docs/decisions/0014-erasure.md}. {@link
 * org.tpibridge.importing.erasure.Erasing} looks for all that is {@link
 * org.tpibridge.importing.erasure.Held} of one in the database and in files, and removes it. Of
 * files, {@code OwnFiles} recognizes those that this program wrote, from which the patient is
 * removed; {@code FileSearch} looks into all others, which are listed and never changed. {@link
 * org.tpibridge.importing.erasure.Erasures} knows again who was erased, by hashes with a key that
 * is not in the database.
 */
package org.tpibridge.importing.erasure;
