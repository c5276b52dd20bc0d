package org.tpibridge.store.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.database.StoreException;

/** A store that an older version of the program indexed. */
@OnEachDatabase
class SearchReindexerContractTest {
  private static final String PATIENT =
      """
      {"resourceType":"Patient","id":"%s","active":true,"name":[{"family":"Winterberg"}],
       "birthDate":"1979-05-12","identifier":[{"system":"urn:mrn","value":"%s"}],
       "managingOrganization":{"reference":"Organization/o"},"meta":{"profile":["urn:p"]}}
      """;
  private static final List<String> SEARCHES =
      List.of(
          "Patient?active=true",
          "Patient?family=winter",
          "Patient?birthdate=1979",
          "Patient?identifier=urn:mrn|p1,urn:mrn|p2",
          "Patient?organization=Organization/o",
          "Patient?_profile=urn:p");

  private final TestDatabase database;
  private SearchableStore store;

  SearchReindexerContractTest(TestDatabase database) {
    this.database = database;
    this.store = new SearchableStore(database);
  }

  @BeforeEach
  void storeInAnOlderFormat() throws SQLException {
    add("p1");
    add("p2");
    store.close();
    setOlderFormat();
    store = new SearchableStore(database);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void add(String id) {
    store.addContent("Patient", id, PATIENT.formatted(id, id));
  }

  private void setOlderFormat() throws SQLException {
    for (IndexTable table : IndexTable.values()) {
      execute(
          "update %s set parameter_hash = parameter_hash - %d".formatted(table.sqlName(), 1 << 24));
    }
    execute("update search_index_format set format = format - 1");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void outdatedResourcesAreNotFoundAndAreCounted() {
    assertThat(store.outdatedCount()).isEqualTo(2);
    assertThat(SEARCHES).allSatisfy(search -> assertThat(store.ids(search)).isEmpty());
  }

  @Test
  void reindexedResourcesAreFound() throws SQLException {
    store.reindex(left -> {});

    assertThat(store.outdatedCount()).isZero();
    assertThat(SEARCHES)
        .allSatisfy(search -> assertThat(store.ids(search)).containsExactly("p1", "p2"));
    assertThat(rowsInOtherFormats()).isZero();
  }

  @Test
  void resourcesStoredMeanwhileAreFoundBeforeAndAfter() {
    add("p3");
    assertThat(store.ids("Patient?active=true")).containsExactly("p3");

    store.reindex(left -> {});

    assertThat(store.ids("Patient?active=true")).containsExactlyInAnyOrder("p1", "p2", "p3");
  }

  @Test
  void resourcesChangedMeanwhileAreFoundByTheirCurrentContent() {
    store.add(List.of(renamed("p1")), SearchableStore.STORED_AT);
    store.delete(renamed("p2"), SearchableStore.STORED_AT);

    store.reindex(left -> {});

    assertThat(store.ids("Patient?family=winter")).isEmpty();
    assertThat(store.ids("Patient?family=sommer")).containsExactly("p1");
  }

  @Test
  void interruptedReindexingIsResumed() throws SQLException {
    for (int i = 0; i < 600; i++) {
      add("more-" + i);
    }
    store.close();
    setOlderFormat();
    store = new SearchableStore(database);
    assertThatThrownBy(
            () ->
                store.reindex(
                    left -> {
                      throw new IllegalStateException("interrupted");
                    }))
        .hasMessage("interrupted");
    store.close();
    store = new SearchableStore(database);
    assertThat(store.outdatedCount()).isEqualTo(102);
    assertThat(store.ids("Patient?active=true")).hasSize(500);

    store.reindex(left -> {});

    assertThat(store.ids("Patient?active=true")).hasSize(602).doesNotHaveDuplicates();
  }

  @Test
  void storeIndexedByANewerProgramIsNotChanged() throws SQLException {
    execute("update search_index_format set format = format + 1");

    assertThatThrownBy(() -> new SearchableStore(database))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer version of this program");
  }

  private static Patient renamed(String id) {
    Patient patient = new Patient();
    patient.setId(id);
    patient.addName().setFamily("Sommerfeld");
    return patient;
  }

  private int rowsInOtherFormats() throws SQLException {
    int rows = 0;
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (IndexTable table : IndexTable.values()) {
        try (ResultSet count =
            statement.executeQuery(
                "select count(*) from %s where parameter_hash < %d"
                    .formatted(table.sqlName(), IndexFormat.FIRST_PARAMETER))) {
          count.next();
          rows += count.getInt(1);
        }
      }
    }
    return rows;
  }
}
