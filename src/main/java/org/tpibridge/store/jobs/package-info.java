/**
 * Jobs and what they read: the runs themselves, the result of each row, findings, the patients of
 * rows without a stored visit, and files that jobs wrote. One class for each table; start with
 * {@link org.tpibridge.store.jobs.Jobs}.
 *
 * <p>Enum constants are stored in lower case, and PostgreSQL checks them: adding or renaming one
 * needs a migration. A table or column with patient data has to be added to {@code store.erasure}.
 */
package org.tpibridge.store.jobs;
