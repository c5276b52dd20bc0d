/**
 * The store: visits, versions of resources, jobs, findings, outbox and search index, in a SQLite
 * file or in PostgreSQL. Start with {@link org.tpibridge.store.Store}, which opens the database and
 * runs transactions; {@link org.tpibridge.store.StoreTransaction} gives access to the tables, one
 * class each.
 *
 * <p>The tables are described in {@code V1__baseline.sql} and the later migrations of each
 * database. Change them only by a new migration, in both databases. Nothing outside of this package
 * and its sub-packages writes SQL.
 */
package org.tpibridge.store;
