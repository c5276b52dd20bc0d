/**
 * Patients who are removed for good; {@code docs/decisions/0014-erasure.md}. {@link
 * org.tpibridge.importing.erasure.Erasing} looks for all that is {@link
 * org.tpibridge.importing.erasure.Held} of one in the database and in files, and removes it. Files
 * are cut as streams: {@code FileCutting} unpacks them, {@code TextCutting} tells their form, and
 * {@code Pieces} or {@code Elements} are what is taken out; a {@code Replacement} takes the file's
 * place. {@link org.tpibridge.importing.erasure.Erasures} knows again who was erased, by hashes
 * with a key that is not in the database.
 */
package org.tpibridge.importing.erasure;
