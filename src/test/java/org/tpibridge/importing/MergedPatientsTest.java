package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.undo.UndoSummary;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;
import org.tpibridge.store.search.ResourceSearch.SearchPage;
import org.tpibridge.store.search.SearchQuery;
import org.tpibridge.store.search.SearchQueryParser;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;

/** Searches for resources of merged patients, also after the merge was undone. */
@OnEachDatabase
class MergedPatientsTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Clinic CLINIC = Clinic.unnamed(ZONE);
  private static final VisitRow FIRST = VisitRow.of("V-1", "10001").with("allergies", "latex");
  private static final VisitRow SECOND =
      VisitRow.of("V-2", "10002").with("allergies", "latex").with("birth_date", "");
  private static final VisitRow THIRD = VisitRow.of("V-3", "10003").with("allergies", "latex");

  private final SearchQueryParser reader =
      new SearchQueryParser(FhirContext.forR4Cached(), ZONE, Clock.systemUTC());
  private final TestDatabase database;
  private final Store store;
  private final Importing importing;
  private final PatientReview patients;
  private final JobUndo undo;
  private String first;

  MergedPatientsTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER);
    this.importing = new Importing(store);
    this.patients =
        new PatientReview(
            store, ClinicSources.of(CLINIC), Importing.INDEXER, "test 1", Importing.CLOCK);
    this.undo = new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK);
  }

  @BeforeEach
  void importVisits() {
    first = imported(FIRST, SECOND, THIRD);
  }

  private String imported(VisitRow... rows) {
    return importing.run(rows).job().orElseThrow().id();
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Encounter?patient=Patient/",
        "Encounter?patient=",
        "Encounter?subject=Patient/",
        "Encounter?subject:Patient=",
        "Observation?subject=",
        "Observation?patient=",
        "Procedure?patient=",
        "BodyStructure?patient=",
        "AllergyIntolerance?patient=",
      })
  void aSearchForARecordFindsResourcesOfReplacedRecords(String search) {
    Set<String> first = found(search, "10001");
    Set<String> second = found(search, "10002");
    Set<String> third = found(search, "10003");
    assertThat(List.of(first, second, third)).doesNotContain(Set.of());
    patients.merge("10001", Optional.empty(), "10002", Optional.empty());
    patients.merge("10002", Optional.empty(), "10003", Optional.empty());

    assertThat(found(search, "10003")).isEqualTo(all(List.of(first, second, third)));
    assertThat(found(search, "10002")).isEqualTo(all(List.of(first, second)));
    assertThat(found(search, "10001")).isEqualTo(first);
  }

  @Test
  void severalReplacedRecordsAreFound() {
    Set<String> every = all(List.of(found("10001"), found("10002"), found("10003")));
    patients.merge("10001", Optional.empty(), "10003", Optional.empty());
    patients.merge("10002", Optional.empty(), "10003", Optional.empty());

    assertThat(found("10003")).isEqualTo(every);
  }

  @Test
  void laterVisitsWithTheOldMrnAreFound() {
    patients.merge("10001", Optional.empty(), "10002", Optional.empty());
    Set<String> before = found("10002");

    importing.run(VisitRow.of("V-4", "10001"));

    assertThat(found("10002")).hasSize(before.size() + 1).containsAll(before);
  }

  @Test
  void linksAreFoundAsStored() {
    patients.merge("10001", Optional.empty(), "10002", Optional.empty());
    patients.merge("10002", Optional.empty(), "10003", Optional.empty());

    assertThat(found("Patient?link=", "10003")).containsExactly(CLINIC.patientId("10002"));
  }

  @Test
  void anUndoneMergeFindsNoOtherRecord() {
    Set<String> before = found("10002");
    String job = patients.merge("10001", Optional.empty(), "10002", Optional.empty()).id();

    undo.run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(found("10002")).isEqualTo(before);
  }

  @Test
  void undoingAMergeRetainsValuesOfLaterImports() {
    String job = patients.merge("10001", Optional.empty(), "10002", Optional.empty()).id();
    importing.run(VisitRow.of("V-4", "10001"), VisitRow.of("V-5", "10002"));
    assertThat(patient("10002")).contains("1979-05-12").contains("\"replaces\"");

    UndoSummary undone = undo.run(job, JobUndo.LaterChanges.REFUSE);

    assertThat(undone.sharedUnchanged()).isZero();
    assertThat(patient("10001")).doesNotContain("\"active\"").doesNotContain("\"link\"");
    // The birth date from the import stays.
    assertThat(patient("10002")).contains("1979-05-12").doesNotContain("\"link\"");
    assertThat(patients.merge("10001", Optional.empty(), "10002", Optional.empty()).id())
        .isNotEqualTo(job);
  }

  @Test
  void anUndoneMergeIsNotRestoredByTheUndoOfALaterImport() {
    String before = patient("10002");
    String merge = patients.merge("10001", Optional.empty(), "10002", Optional.empty()).id();
    String later = imported(VisitRow.of("V-5", "10002"));
    undo.run(merge, JobUndo.LaterChanges.REFUSE);

    undo.run(later, JobUndo.LaterChanges.REFUSE);

    assertThat(patient("10002")).isEqualTo(before).doesNotContain("\"link\"");
  }

  @Test
  void aRetractedPatientHasNoLinkAndCanBeImportedAgain() {
    String merge = patients.merge("10001", Optional.empty(), "10002", Optional.empty()).id();
    String later = imported(VisitRow.of("V-5", "10002"));
    undo.run(merge, JobUndo.LaterChanges.REFUSE);
    undo.run(first, JobUndo.LaterChanges.REFUSE);

    undo.run(later, JobUndo.LaterChanges.REFUSE);

    assertThat(patient("10002")).contains("\"active\":false").doesNotContain("\"link\"");
    importing.run(SECOND);
    assertThat(patient("10002")).doesNotContain("\"active\"");
  }

  @Test
  void theFirstMergeOfAChainCanBeUndone() {
    String merge = patients.merge("10001", Optional.empty(), "10002", Optional.empty()).id();
    patients.merge("10002", Optional.empty(), "10003", Optional.empty());
    Set<String> alone = found("10001");

    undo.run(merge, JobUndo.LaterChanges.REFUSE);

    assertThat(patient("10002"))
        .contains("replaced-by")
        .contains("\"active\":false")
        .doesNotContain("\"replaces\"");
    assertThat(found("10003")).isNotEmpty().doesNotContainAnyElementsOf(alone);
  }

  private String patient(String mrn) {
    Map<String, String> all = Contents.current(database);
    return all.get("Patient/" + CLINIC.patientId(mrn));
  }

  private Set<String> found(String mrn) {
    return found("Encounter?patient=", mrn);
  }

  private Set<String> found(String search, String mrn) {
    String type = search.substring(0, search.indexOf('?'));
    String name = search.substring(search.indexOf('?') + 1, search.indexOf('='));
    String value = search.substring(search.indexOf('=') + 1) + CLINIC.patientId(mrn);
    SearchQuery query = reader.read(type, List.of(new RequestedParameter(name, value)));
    assertThat(query.findings()).isEmpty();
    return store.read(tx -> tx.search().find(query, SearchPage.first(100))).stream()
        .map(SearchMatch::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all(List<Set<String>> some) {
    return some.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
  }
}
