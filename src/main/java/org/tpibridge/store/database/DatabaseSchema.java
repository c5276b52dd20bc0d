package org.tpibridge.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
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
   * Updates the tables of a database, and creates them if there are none.
   *
   * @param migrations name of the folder with the migrations, within the store package
   * @param database name of the database, for messages
   * @throws StoreException if another version of the program created the database
   */
  public static SchemaUpdate migrate(DataSource source, String migrations, DatabaseName database) {
    return prepare(source, migrations, database, SchemaPolicy.MIGRATE);
  }

  /**
   * Creates the tables if there are none, and updates older ones if the policy permits it.
   *
   * @param migrations name of the folder with the migrations, within the store package
   * @param database name of the database, for messages
   * @throws StoreException if another version of the program created the database, or the policy
   *     refuses older tables
   */
  public static SchemaUpdate prepare(
      DataSource source, String migrations, DatabaseName database, SchemaPolicy policy) {
    ShippedMigrations shipped = ShippedMigrations.of(migrations);
    AppliedMigrations applied = applied(source);
    if (shipped.equal(applied)) {
      return new SchemaUpdate(Optional.of(shipped.newest()), shipped.newest());
    }
    if (policy == SchemaPolicy.REQUIRE_CURRENT && shipped.continueAfter(applied)) {
      throw new StoreException(
          ErrorKind.OTHER_VERSION,
          database.name()
              + " has tables of an older version of this program (version "
              + applied.newest()
              + ", not "
              + shipped.newest()
              + "). Run tpi-bridge migrate to update them. Older versions of the program cannot use"
              + " the database afterwards.",
          null);
    }
    try {
      Flyway flyway =
          Flyway.configure(DatabaseSchema.class.getClassLoader())
              .dataSource(source)
              .locations("classpath:org/tpibridge/store/" + migrations)
              .validateMigrationNaming(true)
              .ignoreMigrationPatterns(new String[0])
              .load();
      if (policy == SchemaPolicy.REQUIRE_CURRENT && !applied.isEmpty()) {
        flyway.validate();
        return new SchemaUpdate(Optional.of(shipped.newest()), shipped.newest());
      }
      return new SchemaUpdate(
          Optional.ofNullable(flyway.migrate().initialSchemaVersion), shipped.newest());
    } catch (FlywayValidateException e) {
      throw ofAnotherVersion(source, database, e);
    }
  }

  private static AppliedMigrations applied(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return AppliedMigrations.of(connection);
    } catch (SQLException e) {
      throw new FlywayException("cannot read which migrations were applied", e);
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
