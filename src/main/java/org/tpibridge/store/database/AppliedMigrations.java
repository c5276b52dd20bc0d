package org.tpibridge.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The migrations that a database has, in the order in which they were applied.
 *
 * @param migrations empty if the tables do not exist
 */
record AppliedMigrations(List<Migration> migrations) {
  private static final String HISTORY = "flyway_schema_history";

  AppliedMigrations {
    migrations = List.copyOf(migrations);
  }

  /**
   * A migration as it is recorded in a database.
   *
   * @param complete whether it is a script that was run to its end
   */
  record Migration(String version, String script, int checksum, boolean complete) {}

  static AppliedMigrations of(Connection connection) throws SQLException {
    List<Migration> applied = new ArrayList<>();
    if (hasHistory(connection)) {
      try (Statement statement = connection.createStatement();
          ResultSet found =
              statement.executeQuery(
                  "select version, script, checksum, success, type from "
                      + HISTORY
                      + " order by installed_rank")) {
        while (found.next()) {
          applied.add(
              new Migration(
                  found.getString(1),
                  found.getString(2),
                  found.getInt(3),
                  found.getBoolean(4) && "SQL".equals(found.getString(5))));
        }
      }
    }
    return new AppliedMigrations(applied);
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), HISTORY, new String[] {"TABLE"})) {
      return tables.next();
    }
  }

  boolean isEmpty() {
    return migrations.isEmpty();
  }

  /** The version of the tables. */
  String newest() {
    return migrations.get(migrations.size() - 1).version();
  }
}
