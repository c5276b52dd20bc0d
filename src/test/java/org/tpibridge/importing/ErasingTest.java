package org.tpibridge.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.importing.erasure.Erasing;
import org.tpibridge.importing.erasure.Erasures;
import org.tpibridge.importing.erasure.FoundFile;
import org.tpibridge.importing.erasure.Held;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.store.Findings;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreSettings;

/** What is left of a patient who was erased: nothing, and of all others everything. */
class ErasingTest {
  private static final Clinic CLINIC = Clinic.unnamed(ZoneId.of("America/New_York"));
  private static final VisitRow THEIRS =
      VisitRow.of("V-771", "77001")
          .with("patient_last", "Zwetschkenbaum")
          .with("patient_first", "Apollonia");
  private static final VisitRow OTHERS = VisitRow.of("V-772", "77002");

  @TempDir Path folder;
  private Store store;
  private Importing importing;
  private Erasing erasing;

  @BeforeEach
  void open() {
    store = opened();
    importing = new Importing(store);
    erasing =
        new Erasing(
            store,
            new Erasures(Optional.of(folder.resolve("key"))),
            CLINIC,
            "test 1",
            Importing.CLOCK);
  }

  private Store opened() {
    return Store.open(
        new StoreSettings(
            "jdbc:sqlite:" + folder.resolve("store.db"),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(5)));
  }

  @AfterEach
  void close() {
    importing.close();
    store.close();
  }

  @Test
  void noByteOfThePatientIsLeftInTheDatabasesFiles() throws IOException {
    importing.run(THEIRS, OTHERS);
    importing.run(THEIRS.with("pain_after", "4").with("birth_date", "1979-05-21"));
    String patient = CLINIC.patientId("77001");
    assertThat(holding("Zwetschkenbaum")).isNotEmpty();
    assertThat(holding(patient)).isNotEmpty();

    Held held = erasing.look("77001", List.of());
    erasing.erase(held);

    assertThat(held.amount().visits()).isEqualTo(1);
    assertThat(held.amount().items()).isEqualTo(1);
    for (String word :
        List.of("Zwetschkenbaum", "zwetschkenbaum", "Apollonia", "77001", "V-771", patient)) {
      assertThat(holding(word)).as(word).isEmpty();
    }
    // Open as it is, and after it was closed.
    store.close();
    assertThat(holding("Zwetschkenbaum")).isEmpty();
    store = opened();
    assertThat(held("77002").visits()).isEqualTo(1);
    assertThat(held("77001").versions()).isZero();
    assertThat(held("77001").rows()).isZero();
  }

  @Test
  void whatBecameOfTheRowsStaysCounted() {
    Jobs.Job job = importing.run(THEIRS, OTHERS).job().orElseThrow();

    erasing.erase(erasing.look("77001", List.of()));

    Optional<Jobs.Row> row = store.read(tx -> tx.jobs().row(job.key(), 1));
    assertThat(row.orElseThrow().outcome()).isEqualTo(Jobs.Outcome.ERASED);
    assertThat(row.orElseThrow().sha256()).isEmpty();
    assertThat(row.orElseThrow().visit()).isEmpty();
    Optional<Jobs.Row> other = store.read(tx -> tx.jobs().row(job.key(), 2));
    assertThat(other.orElseThrow().outcome()).isEqualTo(Jobs.Outcome.CREATED);
  }

  @Test
  void findingsOfRejectedRowsGoAsWell() throws IOException {
    Jobs.Job job =
        importing
            .run(
                THEIRS.with("visit_start", "soon after Zwetschkenbaum"),
                OTHERS.with("visit_start", "soon"))
            .job()
            .orElseThrow();
    assertThat(holding("Zwetschkenbaum")).isNotEmpty();

    erasing.erase(erasing.look("77001", List.of()));

    assertThat(holding("Zwetschkenbaum")).isEmpty();
    List<Findings.Kept> theirs = store.read(tx -> tx.findings().of(job.key(), 1));
    List<Findings.Kept> others = store.read(tx -> tx.findings().of(job.key(), 2));
    assertThat(theirs).isEmpty();
    assertThat(others).isNotEmpty();
  }

  @Test
  void recordsThatWereMergedAreOnePerson() {
    importing.run(THEIRS, OTHERS, VisitRow.of("V-773", "77003"));
    new Patients(store, CLINIC, Importing.INDEXER, "test 1", Importing.CLOCK)
        .merge("77001", "77002");

    Held held = erasing.look("77002", List.of());
    erasing.erase(held);

    assertThat(held.mrns()).containsExactly("77002", "77001");
    assertThat(held("77001").versions()).isZero();
    assertThat(held("77003").visits()).isEqualTo(1);
  }

  @Test
  void filesAreCleanedAndTheirOtherBytesStay() throws IOException {
    importing.run(THEIRS, OTHERS);
    String visit = CLINIC.patientId("77001");
    Path files = Files.createDirectories(folder.resolve("files"));
    String header = "visit_id,mrn,notes\r\n";
    Path table =
        write(
            files,
            "done.csv",
            header
                + "V-771,77001,\"first\nsecond\"\r\n"
                + "V-772,77002,\"77001, said he\"\r\n"
                + "V-774,77001,x\r\n");
    Path lines =
        write(
            files,
            "visits.ndjson",
            "{\"mrn\":\"77001\"}\n{\"mrn\":\"77002\",\"notes\":\"room 77001\"}\n");
    Path bulk =
        write(
            files,
            "Observation.ndjson",
            "{\"subject\":{\"reference\":\"Patient/"
                + visit
                + "\"}}\n{\"subject\":{\"reference\":\"Patient/x\"}}\n");
    Path messages =
        write(
            files,
            "batch.hl7",
            "MSH|^~\\&|A\rPID|1||77001^^^C^MR\rMSH|^~\\&|A\rPID|1||77002^^^C^MR\r");
    Path alone = write(files, "alone.hl7", "MSH|^~\\&|A\rPID|1||77001^^^C^MR\r");
    Path findings = write(files, "alone.txt", "error TPI-X\n    about 77001\n");
    Path bundle =
        write(
            files,
            "V-771.json",
            "{\n \"resourceType\": \"Patient\",\n \"identifier\": [{\"value\": \"77001\"}]\n}\n");
    Path other = write(files, "V-772.json", "{\n \"value\": \"77002\", \"weight\": 77001\n}\n");

    List<FoundFile> left = erasing.erase(erasing.look("77001", List.of(files)));

    assertThat(left).isEmpty();
    assertThat(Files.readString(table, UTF_8))
        .isEqualTo(header + "V-772,77002,\"77001, said he\"\r\n");
    assertThat(Files.readString(lines)).isEqualTo("{\"mrn\":\"77002\",\"notes\":\"room 77001\"}\n");
    assertThat(Files.readString(bulk)).isEqualTo("{\"subject\":{\"reference\":\"Patient/x\"}}\n");
    assertThat(Files.readString(messages)).isEqualTo("MSH|^~\\&|A\rPID|1||77002^^^C^MR\r");
    assertThat(List.of(alone, findings, bundle)).allSatisfy(f -> assertThat(f).doesNotExist());
    assertThat(other).exists();
  }

  @Test
  void whatCannotBeCleanedIsListedAndNeverPassedOver() throws IOException {
    importing.run(THEIRS);
    Path files = Files.createDirectories(folder.resolve("files"));
    write(files, "array.json", "[{\"mrn\":\"77001\"}]");
    write(files, "letter.txt", "Dear 77001,\nthank you.\n");
    Files.write(files.resolve("old.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    write(files, "nothing.txt", "Dear 77002,\n");

    List<FoundFile> left = erasing.erase(erasing.look("77001", List.of(files)));

    assertThat(left)
        .extracting(f -> f.file().getFileName() + " " + f.stuck())
        .containsExactly(
            "array.json is a JSON array, which is not cut",
            "letter.txt has no column that is known to hold MRNs",
            "old.gz is an archive, which is not looked into");
  }

  @Test
  void anErasureBrokenOffIsAskedForAgain() throws IOException {
    importing.run(THEIRS);
    erasing.erase(erasing.look("77001", List.of()));

    Held again = erasing.look("77001", List.of());

    assertThat(again.amount().versions()).isZero();
    assertThat(erasing.erase(again)).isEmpty();
    assertThat(holding("Zwetschkenbaum")).isEmpty();
  }

  @Test
  void whoCameBackWithABackupIsFound() throws IOException {
    importing.run(THEIRS, OTHERS);
    importing.close();
    store.close();
    Files.copy(folder.resolve("store.db"), folder.resolve("backup"));
    open();
    erasing.erase(erasing.look("77001", List.of()));
    importing.close();
    store.close();
    Files.delete(folder.resolve("store.db"));
    Files.move(folder.resolve("backup"), folder.resolve("store.db"));
    open();

    assertThat(erasing.returned()).containsExactly("77001");

    erasing.erase(erasing.look("77001", List.of()));
    assertThat(erasing.returned()).isEmpty();
    assertThat(holding("Zwetschkenbaum")).isEmpty();
  }

  private org.tpibridge.store.erasing.Remains.Amount held(String mrn) {
    return store.read(tx -> tx.remains().of(CLINIC.patientId(mrn)));
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(UTF_8));
  }

  /** Files of the database that have a word anywhere in their bytes. */
  private List<String> holding(String word) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file -> {
                try {
                  return new String(Files.readAllBytes(file), ISO_8859_1).contains(word);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              })
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }
}
