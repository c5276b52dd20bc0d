package org.tpibridge.store.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.jobs.SourceRows.SourceRow;
import org.tpibridge.store.jobs.StoredFindings.RowFindings;
import org.tpibridge.store.jobs.StoredFindings.StoredFinding;
import org.tpibridge.store.jobs.StoredPlace.PlaceKind;

/** Places in inputs, stored as columns, also of stores that had them as text. */
@OnEachDatabase(empty = true)
class StoredPlacesTest {
  private static final String BEFORE = "9";

  /** Texts of older stores, with the columns that they are converted to. */
  private static final Map<String, StoredPlace> OF_ROWS = new TreeMap<>();

  private static final Map<String, StoredPlace> OF_FINDINGS = new TreeMap<>();

  static {
    OF_ROWS.put("row 5", place(PlaceKind.ROW, 5, ""));
    OF_ROWS.put("row 17 of 2019.csv", entry("2019.csv", place(PlaceKind.ROW, 17, "")));
    OF_ROWS.put("row 5, column sex", place(PlaceKind.ROW, 5, "sex"));
    // It is not certain where the name of the column ends.
    OF_ROWS.put("row 5, column date of birth", place(PlaceKind.ROW, 5, "date of birth"));
    OF_ROWS.put("message 3", place(PlaceKind.MESSAGE, 3, ""));
    OF_ROWS.put("message 3, OBX[2]-5.1", place(PlaceKind.MESSAGE, 3, "OBX[2]-5.1"));
    OF_ROWS.put("message 3 of a of b.hl7", entry("a of b.hl7", place(PlaceKind.MESSAGE, 3, "")));
    OF_ROWS.put("message 3, PID-3 of a.hl7", entry("a.hl7", place(PlaceKind.MESSAGE, 3, "PID-3")));
    OF_ROWS.put("12:7", line(12, 7, ""));
    OF_ROWS.put("12:7 /visits/0/pain of today", line(12, 7, "/visits/0/pain of today"));
    OF_ROWS.put("1:1 of visits.json", entry("visits.json", line(1, 1, "")));
    OF_ROWS.put("", place(PlaceKind.WHOLE, ""));
    for (String file :
        List.of("2019.csv", "row 5x.csv", "row 007", "message 3.hl7", "1:a", "row")) {
      OF_ROWS.put(file, entry(file, place(PlaceKind.WHOLE, "")));
    }
    OF_FINDINGS.put("row 5", place(PlaceKind.ROW, 5, ""));
    OF_FINDINGS.put("row 5, column date of birth", place(PlaceKind.ROW, 5, "date of birth"));
    OF_FINDINGS.put("message 3, OBX[2]-5.1", place(PlaceKind.MESSAGE, 3, "OBX[2]-5.1"));
    OF_FINDINGS.put("12:7 /visits/0", line(12, 7, "/visits/0"));
    OF_FINDINGS.put("", place(PlaceKind.WHOLE, ""));
    OF_FINDINGS.put("Observation/s1", place(PlaceKind.SERVER, "Observation/s1"));
  }

  private final TestDatabase database;

  StoredPlacesTest(TestDatabase database) {
    this.database = database;
  }

  private static StoredPlace place(PlaceKind kind, String part) {
    return new StoredPlace(
        Optional.empty(), kind, OptionalLong.empty(), OptionalLong.empty(), part);
  }

  private static StoredPlace place(PlaceKind kind, long number, String part) {
    return new StoredPlace(
        Optional.empty(), kind, OptionalLong.of(number), OptionalLong.empty(), part);
  }

  private static StoredPlace line(long number, long column, String part) {
    return new StoredPlace(
        Optional.empty(), PlaceKind.LINE, OptionalLong.of(number), OptionalLong.of(column), part);
  }

  private static StoredPlace entry(String entry, StoredPlace place) {
    return new StoredPlace(
        Optional.of(entry), place.kind(), place.number(), place.column(), place.part());
  }

  @Test
  void aMigrationKeepsEachTextAndFindsItsParts() throws SQLException {
    createBefore();
    try (Connection connection = database.connect()) {
      insertJob(connection, 1, "import");
      insertJob(connection, 2, "ehr north");
      long number = 0;
      for (String text : OF_ROWS.keySet()) {
        insertRow(connection, 1, ++number, text);
      }
      insertRow(connection, 2, 1, "Observation/s1");
      insertRow(connection, 2, 2, "");
      number = 0;
      for (String text : OF_FINDINGS.keySet()) {
        insertFinding(connection, ++number, text);
      }
      insertFinding(connection, ++number, null);
    }

    try (Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      long number = 0;
      for (Map.Entry<String, StoredPlace> row : OF_ROWS.entrySet()) {
        StoredPlace place = row(store, 1, ++number).place();
        assertThat(place).isEqualTo(row.getValue());
        assertThat(place.text()).isEqualTo(row.getKey());
      }
      assertThat(row(store, 2, 1).place()).isEqualTo(place(PlaceKind.SERVER, "Observation/s1"));
      assertThat(row(store, 2, 1).place().text()).isEqualTo("Observation/s1");
      assertThat(row(store, 2, 2).place()).isEqualTo(place(PlaceKind.WHOLE, ""));
      List<SourceRow> ofNumber = store.read(tx -> tx.sourceRows().atNumber(1, 5));
      assertThat(ofNumber)
          .extracting(row -> row.place().text())
          .containsExactly("row 5", "row 5, column date of birth", "row 5, column sex");
      List<StoredFinding> findings = store.read(tx -> tx.findings().ofRow(1, 1));
      assertThat(findings.subList(0, OF_FINDINGS.size()))
          .extracting(finding -> finding.place().orElseThrow())
          .containsExactlyElementsOf(OF_FINDINGS.keySet());
      assertThat(findings.get(OF_FINDINGS.size()).place()).isEmpty();
    }
  }

  @Test
  void whatIsStoredNowIsReadAgain() {
    List<Place> places =
        List.of(
            new Place.Cell("in.csv", 5, ""),
            new Place.Cell("in.csv", 5, "date of birth"),
            new Place.Text("in.json", 12, 7, "/visits/0"),
            new Place.Segment("in.hl7", 3, "OBX", 2, 5, 1),
            new Place.Segment("in.hl7", 3, "", 1, 0, 0),
            new Place.Whole("in.csv"),
            new Place.OnServer("north", "Observation/s1"));
    try (Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      insertJob();
      for (int i = 0; i < places.size(); i++) {
        Place place = places.get(i);
        long number = i + 1L;
        store.update(
            tx -> {
              tx.sourceRows()
                  .add(
                      List.of(
                          new SourceRow(
                              1,
                              number,
                              RowOutcome.REJECTED,
                              StoredPlace.of(place, Optional.of("a.zip entry")),
                              Optional.empty(),
                              OptionalLong.empty())));
              tx.findings()
                  .add(
                      List.of(
                          new RowFindings(
                              1, number, List.of(Finding.error("TPI-X", "x").at(place)))));
            });

        String within = place.locationInSource();
        assertThat(row(store, 1, number).place().text())
            .isEqualTo(within.isEmpty() ? "a.zip entry" : within + " of a.zip entry");
        assertThat(store.read(tx -> tx.findings().ofRow(1, number)).get(0).place())
            .contains(within);
      }
    }
  }

  private void insertJob() {
    try (Connection connection = database.connect()) {
      insertJob(connection, 1, "import");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SourceRow row(Store store, long job, long number) {
    return store.read(tx -> tx.sourceRows().find(job, number)).orElseThrow();
  }

  private void createBefore() {
    Flyway.configure()
        .dataSource(database.url(), database.user().orElse(null), database.password().orElse(null))
        .locations(
            "classpath:org/tpibridge/store/" + database.kind().name().toLowerCase(Locale.ROOT))
        .target(BEFORE)
        .load()
        .migrate();
  }

  private static void insertJob(Connection connection, long key, String origin)
      throws SQLException {
    insert(
        connection,
        "insert into job (key, kind, state, input_name, settings, program, process, started_at,"
            + " heartbeat_at, origin)"
            + " values (?, 'import', 'finished', 'in.csv', '', 'test', 'test', 1, 1, ?)",
        key,
        origin);
  }

  private static void insertRow(Connection connection, long job, long number, String place)
      throws SQLException {
    insert(
        connection,
        "insert into source_row (job_key, row_number, outcome, place)"
            + " values (?, ?, 'rejected', ?)",
        job,
        number,
        place);
  }

  private static void insertFinding(Connection connection, long number, String place)
      throws SQLException {
    insert(
        connection,
        "insert into finding (job_key, row_number, finding_number, severity, code, message, place)"
            + " values (1, 1, ?, 'error', 'TPI-X', 'x', ?)",
        number,
        place);
  }

  private static void insert(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
