package org.tpibridge.database;

/** The same where Docker answers: PostgreSQL in a container. */
class EachDatabaseIT extends EachDatabaseTest {
  EachDatabaseIT(TestDatabase database) {
    super(database);
  }
}
