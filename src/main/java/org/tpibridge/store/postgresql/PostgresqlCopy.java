package org.tpibridge.store.postgresql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteException;
import org.tpibridge.store.database.DatabaseName;
import org.tpibridge.store.database.DatabaseSchema;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.store.sqlite.SqliteDataSource;
import org.tpibridge.store.sqlite.SqliteErrors;

/** Copies all rows from a PostgreSQL database to a SQLite file with the same tables, or back. */
public final class PostgresqlCopy {
  private final Connection server;
  private final Path file;

  /**
   * @param server a connection that is used for nothing else
   */
  public PostgresqlCopy(Connection server, Path file) {
    this.server = server;
    this.file = file;
  }

  private Connection openFile() throws SQLException {
    return new SqliteDataSource(file, Duration.ofSeconds(1), TransactionMode.IMMEDIATE)
        .getConnection();
  }

  /** Copies a consistent state of the server's database, while others may write. */
  void toFile() throws SQLException {
    DatabaseSchema.migrate(
        new SqliteDataSource(file, Duration.ofSeconds(1), TransactionMode.IMMEDIATE),
        "sqlite",
        DatabaseName.ofBackup(file));
    server.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    server.setReadOnly(true);
    server.setAutoCommit(false);
    try (Connection sqlite = openFile();
        Statement statement = sqlite.createStatement()) {
      // No journal is needed: if the copy is interrupted, the file is deleted.
      statement.execute("pragma journal_mode = off");
      sqlite.setAutoCommit(false);
      for (TableCopy table : TableCopy.of(sqlite)) {
        table.copy(server, sqlite);
      }
      statement.executeUpdate(
          "update key_block set next_key = "
              + (number("select last_value from store_key_sequence") + KeyAllocator.BLOCK_SIZE));
      sqlite.commit();
    } catch (SQLiteException e) {
      throw SqliteErrors.asStoreException(file, e);
    }
  }

  /** Replaces the contents of the server's database with those of the file. */
  public void fromFile() throws SQLException {
    server.setAutoCommit(false);
    try (Connection sqlite = openFile();
        Statement statement = server.createStatement()) {
      sqlite.setAutoCommit(false);
      List<TableCopy> tables = TableCopy.of(sqlite);
      statement.execute(
          "truncate table "
              + tables.stream().map(TableCopy::name).collect(Collectors.joining(", ")));
      for (TableCopy table : referencedFirst(tables)) {
        table.copy(sqlite, server);
      }
      try (Statement next = sqlite.createStatement();
          ResultSet row = next.executeQuery("select next_key from key_block")) {
        row.next();
        number(
            "select setval('store_key_sequence', greatest(last_value, "
                + row.getLong("next_key")
                + ")) from store_key_sequence");
      }
      number(
          """
          select setval('job_key_sequence', greatest(last_value, (select max(key) from job)))
          from job_key_sequence
          """);
      server.commit();
    } catch (SQLiteException e) {
      throw SqliteErrors.asStoreException(file, e);
    }
  }

  /** Other tables refer to these with foreign keys. */
  private static List<TableCopy> referencedFirst(List<TableCopy> tables) {
    return tables.stream()
        .sorted(
            Comparator.comparing((TableCopy table) -> !table.name().equals("job"))
                .thenComparing(table -> !table.name().equals("visit")))
        .toList();
  }

  private long number(String select) throws SQLException {
    try (Statement statement = server.createStatement();
        ResultSet row = statement.executeQuery(select)) {
      row.next();
      return row.getLong(1);
    }
  }
}
