/**
 * What an erasure takes out of the database, and what it leaves there: {@link
 * org.tpibridge.store.erasing.Remains} finds and removes all that stands on a patient, with the
 * {@code Traces} in what is another's now; {@link org.tpibridge.store.erasing.Tombstones} are keyed
 * hashes by which the patient is known again. The only part of the store that removes anything that
 * was said; what things are found by is removed by {@code StaleIndex} as well. It knows nothing of
 * the store but its tables.
 */
package org.tpibridge.store.erasing;
