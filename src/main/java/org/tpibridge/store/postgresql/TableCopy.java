package org.tpibridge.store.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Copies a table that both databases have from one to the other.
 *
 * @param name as in the migrations, like the columns
 */
record TableCopy(String name, List<CopiedColumn> columns) {
  private static final int ROWS = 500;

  /**
   * @param type as in SQLite's migrations; PostgreSQL's corresponds to it
   */
  private record CopiedColumn(String name, String type) {}

  /** Lists all tables of a SQLite database, without those that each database needs for itself. */
  static List<TableCopy> of(Connection sqlite) throws SQLException {
    List<TableCopy> tables = new ArrayList<>();
    try (Statement statement = sqlite.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                select t.name as table_name, c.name as column_name, lower(c.type) as column_type
                from sqlite_schema t
                join pragma_table_info(t.name) c
                where t.type = 'table' and t.name not like 'sqlite!_%' escape '!'
                  and t.name not in ('flyway_schema_history', 'key_block')
                order by t.name, c.cid
                """)) {
      while (found.next()) {
        String name = found.getString("table_name");
        if (tables.isEmpty() || !tables.get(tables.size() - 1).name().equals(name)) {
          tables.add(new TableCopy(name, new ArrayList<>()));
        }
        tables
            .get(tables.size() - 1)
            .columns()
            .add(new CopiedColumn(found.getString("column_name"), found.getString("column_type")));
      }
    }
    return tables;
  }

  /** Copies all rows. Both connections have autocommit off; the caller commits. */
  void copy(Connection from, Connection to) throws SQLException {
    List<String> names = columns.stream().map(CopiedColumn::name).toList();
    String list = String.join(", ", names);
    String marks = String.join(", ", Collections.nCopies(names.size(), "?"));
    try (Statement select = from.createStatement();
        PreparedStatement insert =
            to.prepareStatement("insert into " + name + " (" + list + ") values (" + marks + ")")) {
      select.setFetchSize(ROWS);
      try (ResultSet rows = select.executeQuery("select " + list + " from " + name)) {
        int waiting = 0;
        while (rows.next()) {
          for (int column = 1; column <= columns.size(); column++) {
            set(insert, column, columns.get(column - 1).type(), rows);
          }
          insert.addBatch();
          waiting++;
          if (waiting == ROWS) {
            insert.executeBatch();
            waiting = 0;
          }
        }
        if (waiting > 0) {
          insert.executeBatch();
        }
      }
    }
  }

  private static void set(PreparedStatement insert, int column, String type, ResultSet rows)
      throws SQLException {
    switch (type) {
      case "text" -> insert.setString(column, rows.getString(column));
      case "blob" -> insert.setBytes(column, rows.getBytes(column));
      case "real" -> {
        double value = rows.getDouble(column);
        if (rows.wasNull()) {
          insert.setNull(column, Types.DOUBLE);
        } else {
          insert.setDouble(column, value);
        }
      }
      case "integer" -> {
        long value = rows.getLong(column);
        if (rows.wasNull()) {
          insert.setNull(column, Types.BIGINT);
        } else {
          insert.setLong(column, value);
        }
      }
      default -> throw new IllegalStateException("a column of type " + type);
    }
  }
}
