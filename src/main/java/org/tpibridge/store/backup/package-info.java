/**
 * Backup and restore. A backup is a SQLite file with all tables, whichever database the store uses
 * (decision 15). Start with {@code BackupWriter} for writing, {@code PreparedBackup} for restoring;
 * {@link org.tpibridge.store.backup.RecordedBackups} is the table of backups that an erasure has to
 * mention.
 *
 * <p>Restoring keeps erasures and recorded backups of the replaced store. Whoever adds a table that
 * must survive a restore adds it in {@code PreparedBackup}.
 */
package org.tpibridge.store.backup;
