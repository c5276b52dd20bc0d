package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;

/** Whether a current visit refers to a clinician, a place or the clinic. */
@OnEachDatabase
class ReferencesOfVisitsTest {
  private final TestDatabase database;
  private final Store store;
  private final Importing importing;
  private String first;
  private String second;

  ReferencesOfVisitsTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER);
    this.importing = new Importing(store);
  }

  @BeforeEach
  void importVisits() {
    first = importing.run(VisitRow.of("V-1", "10001")).job().orElseThrow().id();
    second = importing.run(VisitRow.of("V-2", "10002")).job().orElseThrow().id();
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Practitioner", "Location", "Organization"})
  void isSoUntilTheLastVisitIsRetracted(String type) {
    String id = store.read(tx -> tx.resources().all(type)).get(0).id();
    assertThat(isReferenced(type, id)).isTrue();

    undo(first);
    assertThat(isReferenced(type, id)).isTrue();

    undo(second);
    assertThat(isReferenced(type, id)).isFalse();
  }

  @Test
  void isReadFromTheIndexUnlessThatIsIncomplete() throws SQLException {
    String id = store.read(tx -> tx.resources().all("Practitioner")).get(0).id();
    sql("delete from search_reference");
    assertThat(isReferenced("Practitioner", id)).isFalse();

    sql("insert into search_outdated_version (version_key) values (1)");
    assertThat(isReferenced("Practitioner", id)).isTrue();

    sql("delete from search_outdated_version");
    sql("delete from search_index_format");
    assertThat(isReferenced("Practitioner", id)).isTrue();
  }

  private boolean isReferenced(String type, String id) {
    return store.read(tx -> tx.visits().isReferencedByVisit(type, id));
  }

  private void undo(String job) {
    new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK)
        .run(job, JobUndo.LaterChanges.REFUSE);
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = database.connect();
        Statement done = connection.createStatement()) {
      done.execute(statement);
    }
  }
}
