package org.tpibridge.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.tpibridge.store.StoreException.Kind;

/** The tables, brought to this program's form by migrations. */
final class Schema {
  private Schema() {}

  /**
   * @param migrations the folder beside this package's classes
   */
  static void migrate(DataSource source, String migrations) {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:org/tpibridge/store/" + migrations)
        .validateMigrationNaming(true)
        .ignoreMigrationPatterns(new String[0])
        .load()
        .migrate();
  }

  /** What a failed migration means, where the database itself is well. */
  static StoreException explained(FlywayException e) {
    if (e instanceof FlywayValidateException) {
      return new StoreException(
          Kind.NEWER,
          "The database was made by another version of this program; use that one or a newer.",
          e);
    }
    boolean strange =
        e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE;
    return new StoreException(
        Kind.FAILED,
        strange
            ? "The database holds tables of another program; give the store one of its own."
            : "The database cannot be brought to this program's form.",
        e);
  }
}
