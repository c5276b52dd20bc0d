/**
 * What erasures leave in the database: {@link org.tpibridge.store.erasing.Tombstones}, keyed hashes
 * by which an erased patient is known again. It knows nothing of the store but its tables.
 */
package org.tpibridge.store.erasing;
