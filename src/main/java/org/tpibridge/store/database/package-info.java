/**
 * What both databases have in common: the interface {@link org.tpibridge.store.database.Database},
 * settings, errors, migrations, keys, and how Java values are stored in columns. Start with {@code
 * Database}: it lists all differences between SQLite and PostgreSQL.
 *
 * <p>A new method in {@code Database} has to be implemented for both. How values are stored in
 * columns must not change, because existing databases contain them.
 */
package org.tpibridge.store.database;
