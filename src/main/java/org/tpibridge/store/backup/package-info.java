/**
 * Which backups were made of a store ({@link org.tpibridge.store.backup.Backups}), so that an
 * erasure can say which of them still hold a patient. It knows nothing of the store but its tables.
 */
package org.tpibridge.store.backup;
