/**
 * The store: visits, versions of resources, jobs, findings, outbox and search index, in a SQLite
 * file or in PostgreSQL. Start with {@link org.tpibridge.store.Store}, which opens the database and
 * runs transactions. {@link org.tpibridge.store.StoreReader} gives access to the tables, one class
 * each, and {@link org.tpibridge.store.StoreTransaction} to the same classes with the methods that
 * write, which are in a nested class {@code Writable…}. So the compiler refuses to write in a
 * transaction that only reads.
 *
 * <p>The tables are described in {@code V1__baseline.sql} and the later migrations of each
 * database. Change them only by a new migration, in both databases. Nothing outside of this package
 * and its sub-packages writes SQL.
 */
package org.tpibridge.store;
