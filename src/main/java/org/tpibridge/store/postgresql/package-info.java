/**
 * The store in PostgreSQL, for several processes. Start with {@link
 * org.tpibridge.store.postgresql.PostgresqlDatabase}. {@code PostgresqlErrors} turns the server's
 * errors into messages for the user; {@code PostgresqlCopy} copies all tables to and from a SQLite
 * file, which is the format of backups.
 *
 * <p>Connection settings and error messages may be changed here alone. The copy reads table and
 * column names from the SQLite migrations, so both databases need the same tables.
 */
package org.tpibridge.store.postgresql;
