package org.tpibridge.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;
import org.tpibridge.store.search.ResourceSearch.SearchPage;

/**
 * The order of results: the same whether resources are sorted after they are found, or read in
 * their order; and the same on pages of any size.
 */
@OnEachDatabase
class SortedSearchContractTest {

  /** A search and the ids in its order. */
  private static final List<String> SEARCHES =
      List.of(
          "Observation? o1,o2,o3,o4,o5",
          "Observation?_sort=_lastUpdated o1,o2,o3,o4,o5",
          "Observation?_sort=-_lastUpdated o5,o4,o3,o2,o1",
          "Observation?_sort=-_id o5,o4,o3,o2,o1",
          "Observation?_sort=date o4,o2,o1,o3,o5",
          "Observation?_sort=-date o1,o2,o4,o5,o3",
          "Observation?date=ge2024-03-10&_sort=date o2,o1",
          "Observation?date=ge2024-03-10&_sort=-date o1,o2",
          "Observation?date=lt2024-03-11&date=gt2024-03-09&_sort=-date o1,o2",
          "Observation?code=a&_sort=-date o1,o2,o4,o3",
          "Observation?code:not=a&_sort=date o5",
          "Observation?date:missing=true&_sort=-date o5,o3",
          "Observation?_sort=value-quantity o2,o1,o4,o3,o5",
          "Observation?_sort=-value-quantity o4,o1,o2,o5,o3",
          "Observation?value-quantity=gt2&_sort=value-quantity o1,o4",
          "Observation?_sort=code o1,o2,o3,o4,o5",
          "Observation?_sort=-code o5,o4,o3,o2,o1",
          "Observation?_sort=code,-date o1,o2,o4,o3,o5",
          "Observation?_sort=-code,date,_id o5,o4,o2,o1,o3",
          "Observation?_sort=date,value-quantity o4,o2,o1,o3,o5",
          "Observation?_sort=status,-_lastUpdated o5,o4,o3,o2,o1",
          "Observation?_sort=combo-code o1,o2,o3,o4,o5",
          "Observation?_lastUpdated=gt2026-03-04T05:07:07Z&_sort=-_lastUpdated o5,o4,o3",
          "Observation?_lastUpdated=le2026-03-04T05:08:07Z&_sort=-_lastUpdated o3,o2,o1",
          // Several values: the one that comes first in the order counts.
          "Patient?_sort=given p2,p1,p3",
          "Patient?_sort=-given p2,p1,p3",
          "Patient?_sort=family p1,p3,p2",
          "Patient?_sort=-birthdate p3,p1,p2",
          "Goal?_sort=target-date g1,g2",
          "Goal?_sort=-target-date g1,g2",
          "Goal?target-date=lt2025&_sort=-target-date g1,g2");

  private final SearchableStore store;
  private final Connection connection;

  SortedSearchContractTest(TestDatabase database) throws SQLException {
    store = new SearchableStore(database);
    List<Resource> resources =
        List.of(
            observation("o1", "a", "2024-03-10T10:00:00Z", "3"),
            observation("o2", "a", "2024-03-10", "1"),
            observation("o3", "a", null, null),
            observation("o4", "a", "2024-01", "3.5"),
            observation("o5", "b", null, null),
            patient("p1", "Abt", "1990-01-01", "Ben", "Cleo"),
            patient("p2", null, null, "Ada", "Zoe"),
            patient("p3", "Abt", "1990-01-02"),
            goal("g1", "2024-01-01", "2026-01-01"),
            goal("g2", "2024-06-01", "2025-06-01"));
    for (int i = 0; i < resources.size(); i++) {
      store.add(List.of(resources.get(i)), SearchableStore.STORED_AT.plusSeconds(60L * i));
    }
    connection = database.connect();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    store.close();
  }

  /** One test for all searches, because each test has to store all resources first. */
  @Test
  void resultsAreSortedAndPagesAreStable() {
    SoftAssertions softly = new SoftAssertions();
    for (String line : SEARCHES) {
      String search = line.substring(0, line.lastIndexOf(' '));
      List<String> expected = List.of(line.substring(line.lastIndexOf(' ') + 1).split(",", -1));
      SearchQuery query = query(search);
      softly.assertThat(query.findings()).as(search).isEmpty();
      for (int few : List.of(3_000, 0)) {
        for (int limit : List.of(1, 2, 100)) {
          softly
              .assertThat(ids(query, few, limit))
              .as("%s, pages of %d, at most %d are few", search, limit, few)
              .isEqualTo(expected);
        }
      }
      softly.assertThat(store.count(query)).as(search).isEqualTo(expected.size());
    }
    softly.assertAll();
  }

  @Test
  void unsortableParametersAreRefusedWithAListOfOthers() {
    assertThat(
            List.of(
                "Observation?_sort=subject",
                "Observation?_sort=nonsense",
                "Observation?_sort=",
                "Observation?_sort=date,-",
                "Observation?_sort=_profile"))
        .allSatisfy(
            search ->
                assertThat(store.query(search).findings())
                    .singleElement()
                    .satisfies(
                        finding -> {
                          assertThat(finding.code()).isEqualTo("TPI-SEARCH-VALUE");
                          assertThat(finding.message()).contains("_sort");
                          assertThat(finding.suggestion().orElseThrow()).contains("_id, ", "date");
                        }));
    assertThat(store.query("Observation?_sort=date&_sort=code").findings()).hasSize(1);
  }

  private SearchQuery query(String search) {
    return search.endsWith("?") ? store.query(search + "_lastUpdated=gt2000") : store.query(search);
  }

  private List<String> ids(SearchQuery query, int few, int limit) {
    ResourceSearch search =
        new ResourceSearch(
            JdbcClient.create(new SingleConnectionDataSource(connection, true)),
            (version, crc, content) -> content,
            few);
    List<String> ids = new ArrayList<>();
    List<SearchMatch> found = search.find(query, SearchPage.first(limit));
    while (!found.isEmpty()) {
      found.forEach(one -> ids.add(one.id()));
      found = search.find(query, SearchPage.after(found.get(found.size() - 1), limit));
    }
    return ids;
  }

  private static Observation observation(String id, String code, String date, String value) {
    Observation observation = new Observation();
    observation.setId(id);
    observation.getStatusElement().setValueAsString("final");
    observation.getCode().addCoding().setSystem("urn:s").setCode(code);
    observation.getCode().addCoding().setSystem("urn:t").setCode(code + "2");
    if (date != null) {
      observation.setEffective(new DateTimeType(date));
    }
    if (value != null) {
      observation.getValueQuantity().setValue(new BigDecimal(value));
    }
    return observation;
  }

  private static Patient patient(String id, String family, String born, String... given) {
    Patient patient = new Patient();
    patient.setId(id);
    patient.addName().setFamily(family);
    for (String one : given) {
      patient.getNameFirstRep().getGiven().add(new StringType(one));
    }
    if (born != null) {
      patient.setBirthDateElement(new DateType(born));
    }
    return patient;
  }

  private static Goal goal(String id, String... due) {
    Goal goal = new Goal();
    goal.setId(id);
    for (String one : due) {
      goal.addTarget().setDue(new DateType(one));
    }
    return goal;
  }
}
