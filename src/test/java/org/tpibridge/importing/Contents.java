package org.tpibridge.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.TestDatabase;

/** Reads the content of a database directly, without the store. */
public final class Contents {
  private static final List<String> TABLES =
      List.of(
          "job",
          "visit",
          "source_row",
          "resource",
          "resource_version",
          "finding",
          "patient_conflict",
          "outbox");

  private Contents() {}

  /**
   * Returns the content of current versions by {@code Type/id}, except for Provenance, which
   * depends on the import.
   */
  public static Map<String, String> current(TestDatabase database) {
    Map<String, String> contents = new TreeMap<>();
    versions(database).forEach((name, version) -> contents.put(name, version.content()));
    return contents;
  }

  /** Returns the content of resources that were not retracted. */
  public static Map<String, String> inUse(TestDatabase database) {
    Map<String, String> contents = current(database);
    contents.values().removeIf(Contents::isRetracted);
    return contents;
  }

  private static boolean isRetracted(String content) {
    return content.isEmpty()
        || content.equals("deleted")
        || content.contains("entered-in-error")
        || content.contains("\"active\":false")
        || content.contains("\"status\":\"inactive\"");
  }

  /** Returns the current version numbers, by {@code Type/id}. */
  public static Map<String, Integer> numbers(TestDatabase database) {
    Map<String, Integer> numbers = new TreeMap<>();
    versions(database).forEach((name, version) -> numbers.put(name, version.number()));
    return numbers;
  }

  /** Returns the version numbers of resources that belong to one visit only. */
  static Map<String, Integer> ownedNumbers(TestDatabase database) {
    Map<String, Integer> numbers = new TreeMap<>();
    versions(database)
        .forEach(
            (name, version) -> {
              if (version.owned()) {
                numbers.put(name, version.number());
              }
            });
    return numbers;
  }

  private record Version(int number, boolean owned, String content) {}

  private static Map<String, Version> versions(TestDatabase database) {
    Map<String, Version> versions = new TreeMap<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select r.type, r.id, v.version, v.deleted, v.content, r.visit_key from resource r"
                    + " join resource_version v on v.key = r.current_version_key")) {
      while (rows.next()) {
        String type = rows.getString(1);
        String content = rows.getInt(4) != 0 ? "deleted" : new String(rows.getBytes(5), UTF_8);
        versions.put(
            type + "/" + rows.getString(2),
            new Version(
                rows.getInt(3),
                rows.getObject(6) != null,
                type.equals("Provenance") ? "" : content));
      }
      return versions;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns every row of every table. */
  static List<String> all(TestDatabase database) {
    List<String> all = new ArrayList<>();
    List<String> tables = new ArrayList<>(TABLES);
    if (database.kind() == DatabaseKind.SQLITE) {
      // On PostgreSQL, keys come from a sequence.
      tables.add("key_block");
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
          while (rows.next()) {
            lines.add(table + ": " + cells(rows));
          }
        }
        lines.sort(null);
        all.addAll(lines);
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String cells(ResultSet row) throws SQLException {
    StringBuilder cells = new StringBuilder();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      Object cell = row.getObject(i);
      cells.append(cell instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : cell);
      cells.append('|');
    }
    return cells.toString();
  }

  /** Whether any column of any table contains a text. */
  public static boolean isAnywhere(TestDatabase database, String text) {
    try (Connection connection = database.connect();
        ResultSet tables =
            connection
                .getMetaData()
                .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        try (Statement statement = connection.createStatement();
            ResultSet rows =
                statement.executeQuery("select * from " + tables.getString("TABLE_NAME"))) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              Object value = rows.getObject(i);
              String content =
                  value instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(value);
              if (content.contains(text)) {
                return true;
              }
            }
          }
        }
      }
      return false;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
