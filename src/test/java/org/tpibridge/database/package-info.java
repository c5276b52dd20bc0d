/**
 * Databases for tests. A test class with {@link org.tpibridge.database.OnEachDatabase} and a
 * parameter of type {@link org.tpibridge.database.TestDatabase} runs once on SQLite and once on
 * PostgreSQL.
 *
 * <p>{@code EachDatabase} provides the databases. SQLite databases are files; PostgreSQL databases
 * are in one {@code PostgresServer} for the whole JVM: in a container if Docker is available
 * ({@link org.tpibridge.machine.Docker}), or embedded. It starts in about three seconds, and no
 * test is ever skipped because it is missing.
 */
package org.tpibridge.database;
