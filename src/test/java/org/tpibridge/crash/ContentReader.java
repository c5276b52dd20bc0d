package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.TestDatabase;

/** Reads a store with plain SQL, so that errors in the store's code are not hidden. */
final class ContentReader {
  private final Connection connection;
  private final Map<Long, Long> jobs = new HashMap<>();
  private final SortedMap<StoreContent.RowName, List<String>> rows = new TreeMap<>();
  private final List<String> standing = new ArrayList<>();
  private final Map<Long, Long> positions = new HashMap<>();

  private ContentReader(Connection connection) {
    this.connection = connection;
  }

  static StoreContent read(TestDatabase database) {
    return read(() -> looking(database));
  }

  /**
   * @param url of a SQLite file
   */
  static StoreContent read(String url) {
    return read(() -> looking(url));
  }

  private interface Opener {
    Connection open() throws SQLException;
  }

  private static StoreContent read(Opener opener) {
    try (Connection connection = opener.open()) {
      return new ContentReader(connection).content();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Connection looking(TestDatabase database) throws SQLException {
    return database.kind() == DatabaseKind.POSTGRESQL
        ? database.connect()
        : looking(database.url());
  }

  /** Reads without creating a file and without cleaning up after a killed process. */
  private static Connection looking(String url) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout((int) TestDatabase.PATIENCE.toMillis());
    return DriverManager.getConnection(url, config.toProperties());
  }

  private StoreContent content() throws SQLException {
    connection.setAutoCommit(false);
    each("select key, position from job order by key", r -> job(r.getLong(1), r.getLong(2)));
    each(
        "select v.job_key, v.row_number, r.type, r.id, v.version, v.deleted, v.content_hash,"
            + " v.content from resource_version v join resource r on r.key = v.resource_key",
        r -> add(r, version(r)));
    each(
        "select s.job_key, s.row_number, s.outcome, s.place_kind || coalesce(s.place_number, 0) || s.place_part, s.row_sha256, v.visit_id"
            + " from source_row s left join visit v on v.key = s.visit_key",
        r -> add(r, "row " + words(r, 3, 6)));
    each(
        "select job_key, row_number, finding_number, severity, code, message, suggestion,"
            + " expression, place_kind || coalesce(place_number, 0) || place_part from finding",
        r -> add(r, "finding " + words(r, 3, 5) + " " + hash(words(r, 6, 9).getBytes(UTF_8))));
    each(
        "select job_key, row_number, field, state, patient_id, stored_value, imported_value"
            + " from patient_conflict",
        r -> add(r, "to decide " + words(r, 3, 4) + " " + hash(words(r, 5, 7).getBytes(UTF_8))));
    each(
        "select visit_id, state, content_hash, patient_id from visit",
        r -> standing.add("visit " + words(r, 1, 2) + " " + hash(r.getBytes(3)) + r.getString(4)));
    each(
        "select r.type, r.id, v.version, w.visit_id from resource r"
            + " join resource_version v on v.key = r.current_version_key"
            + " left join visit w on w.key = r.visit_key",
        r -> standing.add("current " + words(r, 1, 4)));
    each(
        "select v.visit_id, o.change, o.job_key from visit_change o join visit v on v.key = o.visit_key",
        r -> standing.add("change " + words(r, 1, 2) + " " + jobs.get(r.getLong(3))));
    each(
        "select key, state, input_name, position, rows_created, rows_updated, rows_unchanged,"
            + " rows_rejected, rows_unreadable from job",
        r -> standing.add("job " + jobs.get(r.getLong(1)) + " " + words(r, 2, 9)));
    connection.rollback();
    rows.values().forEach(Collections::sort);
    return new StoreContent(rows, standing, positions);
  }

  private void job(long key, long position) {
    long number = jobs.size() + 1L;
    jobs.put(key, number);
    positions.put(number, position);
  }

  private static String version(ResultSet r) throws SQLException {
    String name = words(r, 3, 5) + (r.getBoolean(6) ? " deleted" : "");
    if (r.getString(3).equals("Provenance")) {
      return name;
    }
    String content = new String(r.getBytes(8), UTF_8).replaceAll("\"source\":\"[^\"]*\",?", "");
    return name + " " + hash(r.getBytes(7)) + " " + hash(content.getBytes(UTF_8));
  }

  /** Adds a line by job and ordinal, the first two columns of the query. */
  private void add(ResultSet r, String line) throws SQLException {
    rows.computeIfAbsent(
            new StoreContent.RowName(jobs.get(r.getLong(1)), r.getLong(2)),
            name -> new ArrayList<>())
        .add(line);
  }

  private static String words(ResultSet r, int first, int last) throws SQLException {
    List<String> words = new ArrayList<>();
    for (int column = first; column <= last; column++) {
      words.add(String.valueOf(r.getObject(column)));
    }
    return String.join(" ", words);
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(whole, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private interface Line {
    void read(ResultSet r) throws SQLException;
  }

  private void each(String sql, Line line) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        line.read(found);
      }
    }
  }
}
