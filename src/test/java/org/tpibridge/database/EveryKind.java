package org.tpibridge.database;

import java.util.function.Consumer;

/** Runs something outside of tests on an empty database of each kind. */
public final class EveryKind {
  private EveryKind() {}

  public static void run(Consumer<TestDatabase> work) {
    try (TestDatabase file = new SqliteFile()) {
      work.accept(file);
    }
    try (PostgresServer server = PostgresServer.start();
        TestDatabase database = new PostgresDatabase(server)) {
      work.accept(database);
    }
  }
}
