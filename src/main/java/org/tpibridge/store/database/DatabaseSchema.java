package org.tpibridge.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/**
 * Creates the tables and updates them to this version of the program. From the baseline on, tables
 * are only changed by new migrations.
 */
public final class DatabaseSchema {
  /** The first migration of the development versions before 0.1.0, which had other tables. */
  private static final String DEVELOPMENT_MIGRATION = "V1__store.sql";

  private DatabaseSchema() {}

  /**
   * @param migrations name of the folder with the migrations, within the store package
   * @param database name of the database, for messages
   * @throws StoreException if another version of the program created the database
   */
  public static void migrate(DataSource source, String migrations, DatabaseName database) {
    if (isCurrent(source, migrations)) {
      return;
    }
    try {
      Flyway.configure(DatabaseSchema.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:org/tpibridge/store/" + migrations)
          .validateMigrationNaming(true)
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayValidateException e) {
      throw ofAnotherVersion(source, database, e);
    }
  }

  /** If there is an error, Flyway will encounter it too and report it. */
  private static boolean isCurrent(DataSource source, String migrations) {
    try (Connection connection = source.getConnection()) {
      return ShippedMigrations.of(migrations).areApplied(connection);
    } catch (SQLException e) {
      return false;
    }
  }

  private static StoreException ofAnotherVersion(
      DataSource source, DatabaseName database, FlywayValidateException e) {
    try (Connection connection = source.getConnection()) {
      refuseDevelopmentVersion(connection, database);
    } catch (SQLException unreadable) {
      e.addSuppressed(unreadable);
    }
    return new StoreException(
        ErrorKind.OTHER_VERSION,
        database.name()
            + " was created by another version of this program. Use that version, or a newer one.",
        e);
  }

  /**
   * @throws StoreException if a development version before 0.1.0 created the tables
   * @throws SQLException if the tables have no migrations
   */
  public static void refuseDevelopmentVersion(Connection connection, DatabaseName database)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select script from flyway_schema_history where script = '"
                    + DEVELOPMENT_MIGRATION
                    + "'")) {
      if (found.next()) {
        throw new StoreException(
            ErrorKind.OTHER_VERSION,
            database.name()
                + " was created by a development version of this program and cannot be used. "
                + database.howToImportAgain(),
            null);
      }
    }
  }

  /** Converts a failed migration to a message, if the database itself did not report an error. */
  public static StoreException asStoreException(FlywayException e) {
    boolean foreignTables =
        e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE;
    return new StoreException(
        ErrorKind.FAILED,
        foreignTables
            ? "The database contains tables of another program. Use a database that is empty."
            : "The tables of the database cannot be updated to this version of the program.",
        e);
  }
}
