package org.tpibridge.database;

/** Runs the same tests with PostgreSQL in a container, if Docker is available. */
class EachDatabaseIT extends EachDatabaseTest {
  EachDatabaseIT(TestDatabase database) {
    super(database);
  }
}
