package org.tpibridge.database;

/** The same where Docker answers: PostgreSQL in a container. */
class TestDatabaseIT extends TestDatabaseTest {
  TestDatabaseIT(TestDatabase database) {
    super(database);
  }
}
