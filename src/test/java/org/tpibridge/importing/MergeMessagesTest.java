package org.tpibridge.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/** Merges of patients in HL7 v2 feeds. */
@OnEachDatabase
class MergeMessagesTest {
  private static final Clinic CLINIC = Clinic.unnamed(ZoneId.of("America/New_York"));
  private static final String MERGED = "TPI-IMPORT-MERGE";

  private final Store store;
  private final Importing importing;
  private final JobUndo undo;

  MergeMessagesTest(TestDatabase database) {
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE, Importing.INDEXER);
    this.importing = new Importing(store);
    this.undo = new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK);
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @Test
  void aMergeLinksStoredPatientsAndUndoRemovesTheLinks() {
    run(visit("V-1", "1"), visit("V-2", "2"));

    Importing.RunResult run = run(merge("1", "2"));

    assertThat(run.outcomes()).containsExactly(RowOutcome.LINKED);
    assertThat(run.counts()).isEqualTo(new Jobs.RowCounts(0, 0, 0, 0, 0, 0, 1));
    assertThat(links("1")).containsExactly("replaced-by Patient/" + CLINIC.patientId("2"));
    assertThat(links("2")).containsExactly("replaces Patient/" + CLINIC.patientId("1"));
    assertThat(patient("1").getActive()).isFalse();

    run(visit("V-1", "1"), visit("V-2", "2"));
    undo.run(run.job().orElseThrow().id(), JobUndo.LaterChanges.REFUSE);

    assertThat(links("1")).isEmpty();
    assertThat(links("2")).isEmpty();
    assertThat(patient("1").hasActive()).isFalse();
    assertThat(run(merge("1", "2")).outcomes()).containsExactly(RowOutcome.LINKED);
  }

  @Test
  void aMergeAppliesToVisitsOfItsFileInAnyOrder() {
    Importing.RunResult run = run(merge("1", "2"), visit("V-1", "1"), visit("V-2", "2"));

    assertThat(run.outcomes())
        .containsExactly(RowOutcome.CREATED, RowOutcome.CREATED, RowOutcome.LINKED);
    assertThat(links("1")).hasSize(1);

    undo.run(run.job().orElseThrow().id(), JobUndo.LaterChanges.REFUSE);
    assertThat(links("1")).isEmpty();
    assertThat(links("2")).isEmpty();
  }

  @Test
  void theSameMergeAgainChangesNothing() {
    run(visit("V-1", "1"), visit("V-2", "2"), merge("1", "2"));

    Importing.RunResult again = run(merge("1", "2"), merge("1", "2"));

    assertThat(again.outcomes()).containsExactly(RowOutcome.LEFT_OUT, RowOutcome.LEFT_OUT);
    assertThat(again.codes()).containsOnly(MERGED);
    assertThat(links("1")).hasSize(1);
  }

  @Test
  void anUncertainMergeIsReportedAndChangesNothing() {
    run(visit("V-1", "1"), visit("V-2", "2"), visit("V-3", "3"), merge("1", "2"));

    Importing.RunResult run =
        run(
            merge("2", "1"),
            merge("1", "3"),
            merge("3", "1"),
            merge("3", "3"),
            merge("3", "9"),
            merge("9", "3"),
            merge("8", "9"));

    assertThat(run.outcomes()).hasSize(7).containsOnly(RowOutcome.LEFT_OUT);
    assertThat(run.rows()).flatExtracting(RowResult::findings).hasSize(7);
    assertThat(links("3")).isEmpty();
    assertThat(links("1")).hasSize(1);
    assertThat(links("2")).hasSize(1);
  }

  @Test
  void aChainOfMergesIsLinkedStepByStep() {
    Importing.RunResult run =
        run(
            visit("V-1", "1"),
            visit("V-2", "2"),
            visit("V-3", "3"),
            merge("1", "2"),
            merge("2", "3"));

    assertThat(run.counts().linked()).isEqualTo(2);
    assertThat(links("2")).hasSize(2);
  }

  @Test
  void patientsWithDifferentBirthDatesAreNotLinked() {
    run(visit("V-1", "1"), visit("V-2", "2").replace("19700101", "19710101"));

    Importing.RunResult run = run(merge("1", "2"));

    assertThat(run.outcomes()).containsExactly(RowOutcome.LEFT_OUT);
    assertThat(links("1")).isEmpty();
  }

  @Test
  void aDryRunLinksNothing() {
    run(visit("V-1", "1"), visit("V-2", "2"));

    assertThat(importing.dryRun(input(merge("1", "2"))).outcomes())
        .containsExactly(RowOutcome.LINKED);
    assertThat(links("1")).isEmpty();
  }

  @Test
  void undoRemovesALinkIfTheSameImportAlsoChangedThePatient() {
    run(visit("V-1", "1").replace("Example^Pat", "Example"), visit("V-2", "2"));
    Importing.RunResult run = run(visit("V-1", "1"), merge("1", "2"));
    run(visit("V-4", "1"));

    undo.run(run.job().orElseThrow().id(), JobUndo.LaterChanges.KEEP);

    assertThat(links("1")).isEmpty();
    assertThat(links("2")).isEmpty();
  }

  private Importing.RunResult run(String... messages) {
    return importing.run(input(messages));
  }

  private static Input input(String... messages) {
    byte[] bytes = String.join("", messages).getBytes(UTF_8);
    return new Input("feed.hl7", () -> new ByteArrayInputStream(bytes));
  }

  private Patient patient(String mrn) {
    return store.read(
        tx ->
            (Patient)
                FhirJsonReader.read(
                    tx.resources()
                        .content(
                            tx.resources()
                                .find("Patient", CLINIC.patientId(mrn))
                                .orElseThrow()
                                .key())));
  }

  private List<String> links(String mrn) {
    return patient(mrn).getLink().stream()
        .map(l -> word(l.getType()) + " " + l.getOther().getReference())
        .toList();
  }

  private static String word(LinkType type) {
    return type.toCode();
  }

  private static String visit(String id, String mrn) {
    return "MSH|^~\\&|A|B|TPI|C|20240304101500-0600||ORU^R01|"
        + id
        + "|P|2.5.1\rPID|1||"
        + mrn
        + "^^^EPI^MR||Example^Pat||19700101|F\rPV1|1|O|||||||||||||||||"
        + id
        + "|||||||||||||||||||||||||20240304093000\r"
        + "OBR|1|||TPI^Trigger point injection^L\rOBX|1|ST|S^Injection sites^L||R trap\r"
        + "OBX|2|ST|D^Injectate^L||1% lidocaine 4cc\r";
  }

  private static String merge(String retired, String surviving) {
    return "MSH|^~\\&|A|B|TPI|C|20240304101500-0600||ADT^A40|M|P|2.5.1\rPID|1||"
        + surviving
        + "^^^EPI^MR\rMRG|"
        + retired
        + "^^^EPI^MR\r";
  }
}
