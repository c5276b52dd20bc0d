/**
 * The store in a SQLite file, and temporary stores. Start with {@link
 * org.tpibridge.store.sqlite.SqliteDatabase}. {@code LockFile} coordinates processes that use the
 * same file; {@code SqliteErrors} turns the driver's errors into messages for the user.
 *
 * <p>Only this package and the backups open SQLite files. Lock bytes and companion file names are
 * shared with other running processes: do not change them without looking at {@code LockFile}.
 */
package org.tpibridge.store.sqlite;
