/**
 * Backup and restore. A backup is a SQLite file with all tables, whichever database the store uses
 * (decision 15). Start with {@code BackupWriter} for writing, {@code PreparedBackup} for restoring;
 * {@link org.tpibridge.store.backup.RecordedBackups} is the table of backups that an erasure has to
 * mention.
 *
 * <p>A restore retains the erasures and recorded backups of the replaced store. A new table whose
 * rows must survive a restore has to be added in {@code PreparedBackup}.
 */
package org.tpibridge.store.backup;
