package org.tpibridge.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

/** Searches by id in a store that is so large that its index on ids has several blocks. */
@OnEachDatabase(DatabaseKind.SQLITE)
class ResourceIdBlocksTest {
  private static final int KEYS_PER_BLOCK = 1 << 18;

  private final TestDatabase database;

  ResourceIdBlocksTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void fill() throws SQLException {
    add(1, new Procedure().setId("first"));
    skipKeys(KEYS_PER_BLOCK);
    add(2, new Procedure().setId("second"));
    skipKeys(3 * KEYS_PER_BLOCK);
    Observation score = new Observation();
    score.setId("score");
    score.addPartOf(new Reference("Procedure/first"));
    add(3, score);
  }

  private void add(long visit, Resource resource) {
    try (SearchableStore store = new SearchableStore(database)) {
      store.addToVisit(visit, List.of(resource));
    }
  }

  /** Skips keys as if they had been allocated. */
  private void skipKeys(int keys) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update key_block set next_key = next_key + " + keys);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Procedure?_id=first",
        "Procedure?_id=second",
        "Observation?_id=score",
        "Observation?part-of=first",
        "Observation?part-of=Procedure/first&_id=score"
      })
  void eachBlockIsSearched(String search) {
    try (SearchableStore store = new SearchableStore(database)) {
      assertThat(store.ids(search)).hasSize(1);
    }
  }

  @Test
  void resourceIsFoundInAnyBlock() {
    try (SearchableStore store = new SearchableStore(database)) {
      for (String id : List.of("first", "second")) {
        assertThat(store.version("Procedure", id)).isPresent();
        assertThat(store.history("Procedure", id)).hasSize(1);
      }
      assertThat(store.version("Procedure", "score")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resource_id", "resource_shared"})
  void noSearchByIdsReadsAllResources(String index) throws SQLException {
    String condition =
        index.equals("resource_id") ? ResourceIdBlocks.inAnyBlock("key") : "visit_key is null";

    assertThat(plan("select key from resource where id in ('a', 'b') and " + condition))
        .anySatisfy(step -> assertThat(step).matches("SEARCH .*INDEX " + index + " \\(.*id=.*"));
  }

  @Test
  void sharedResourcesAreReadAloneAndThenSorted() throws SQLException {
    assertThat(
            plan(
                "select r.key from resource r join resource_version v on v.key = r.current_version_key"
                    + " where r.visit_key is null and exists (select 1 from resource_version c"
                    + " where c.resource_key = r.key and c.job_key = 1)"
                    + ResourceIdBlocks.SORTED_BY_KEY))
        .anySatisfy(step -> assertThat(step).matches("SCAN r .*INDEX resource_shared.*"));
  }

  private List<String> plan(String sql) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet step = statement.executeQuery("explain query plan " + sql)) {
      while (step.next()) {
        steps.add(step.getString("detail"));
      }
    }
    return steps;
  }
}
