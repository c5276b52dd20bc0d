package org.tpibridge.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Searches for a word in all files of a database, and in all of its rows. */
public final class Remnants {
  private final TestDatabase database;

  public Remnants(TestDatabase database) {
    this.database = database;
  }

  /** Returns the files and tables that contain the word. */
  public List<String> holding(String word) {
    try (Connection connection = database.connect()) {
      List<String> found = new ArrayList<>(rows(connection, word));
      found.addAll(
          switch (database.kind()) {
            case SQLITE -> files(word);
            case POSTGRESQL -> serverFiles(connection, word);
          });
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> rows(Connection connection, String word) throws SQLException {
    List<String> found = new ArrayList<>();
    for (String table : tables(connection)) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select * from " + table)) {
        int columns = rows.getMetaData().getColumnCount();
        boolean has = false;
        while (rows.next() && !has) {
          for (int i = 1; i <= columns; i++) {
            has |= has(rows.getObject(i), word);
          }
        }
        if (has) {
          found.add("table " + table);
        }
      }
    }
    return found;
  }

  private List<String> tables(Connection connection) throws SQLException {
    String sql =
        switch (database.kind()) {
          case SQLITE -> "select name from sqlite_master where type = 'table'";
          case POSTGRESQL -> "select tablename from pg_tables where schemaname = current_schema()";
        };
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return strings(rows);
    }
  }

  private static boolean has(Object value, String word) {
    String text = value instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(value);
    return text.contains(word);
  }

  /** Includes the log next to the database. */
  private List<String> files(String word) {
    Path folder = Path.of(database.url().substring("jdbc:sqlite:".length())).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> has(bytes(file), word))
          .map(file -> file.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bytes(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Includes tables, indexes and the server's catalogs, also of dropped ones. */
  private static List<String> serverFiles(Connection connection, String word) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "with folder as (select 'base/' || oid as path from pg_database"
                + " where datname = current_database())"
                + " select name from folder, pg_ls_dir(path) as name"
                + " where position(decode(?, 'hex') in"
                + " coalesce(pg_read_binary_file(path || '/' || name, 0,"
                + " (pg_stat_file(path || '/' || name, true)).size, true),"
                + " ''::bytea)) > 0")) {
      statement.setString(1, HexFormat.of().formatHex(word.getBytes(UTF_8)));
      try (ResultSet rows = statement.executeQuery()) {
        return strings(rows);
      }
    }
  }

  private static List<String> strings(ResultSet rows) throws SQLException {
    List<String> strings = new ArrayList<>();
    while (rows.next()) {
      strings.add(rows.getString(1));
    }
    return strings;
  }
}
