/**
 * Databases for tests. A test class says {@link org.tpibridge.database.OnEachDatabase} and takes a
 * {@link org.tpibridge.database.TestDatabase}; it then runs once on SQLite and once on PostgreSQL.
 *
 * <p>{@code EachDatabase} hands the databases out. SQLite's are files; PostgreSQL's live in one
 * {@code PostgresServer} for the whole JVM: in a container for {@code *IT} classes where Docker
 * answers ({@link org.tpibridge.machine.Docker}), else embedded. It starts in about three seconds,
 * and no test is ever skipped for want of it.
 */
package org.tpibridge.database;
