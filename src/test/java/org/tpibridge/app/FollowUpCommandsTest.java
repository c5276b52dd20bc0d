package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.mapping.elements.CanonicalUrls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands that follow an import: explain, undo, patients, erase. */
class FollowUpCommandsTest {
  private static final String HEADER =
      "visit_id,mrn,patient_last,birth_date,visit_start,sites,injectates,procedure_code\n";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private AtStore store;
  private Path file;
  private Path rejects;

  @BeforeEach
  void importOnce() throws IOException {
    store = new AtStore(folder.resolve("store.db"));
    file = file("visits.csv", row("V-1", "10001", "1979-05-12"), row("V-2", "10002", "soon"));
    rejects = folder.resolve("rejects.csv");
    store.line("import", file.toString(), "--rejects", rejects.toString());
  }

  private Path file(String name, String... rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + String.join("", rows));
  }

  private static String row(String visit, String mrn, String born) {
    return visit
        + ","
        + mrn
        + ",Okafor,"
        + born
        + ",2024-03-04,trapezius R,lidocaine 1% 2 mL,20552\n";
  }

  @Test
  void explainShowsResourcesVisitsAndRows() {
    Typed visit = store.line("explain", "--visit", "V-1", "--output", "json");
    JsonNode story = JSON.readTree(visit.out()).get(0);
    String patient = story.get("resources").get(0).asString();

    assertThat(story.get("rows").get(0).get("place").asString()).isEqualTo("row 2");
    assertThat(store.line("explain", patient).out())
        .contains(
            patient,
            "version 1",
            "current",
            "row 2 of " + file,
            "J1",
            "mapping version " + CanonicalUrls.MAPPING_VERSION);
    Typed rejected = store.line("explain", "--file", "visits.csv", "--row", "3");
    assertThat(rejected.exitCode()).isZero();
    assertThat(rejected.out()).contains("row 3 of " + file, "rejected", "TPI-READ-DATE");
    Typed none = store.line("explain", "--file", "other.csv", "--row", "3");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("The store contains no import of other.csv.");
    assertThat(store.line("explain").exitCode()).isEqualTo(2);
  }

  @Test
  void undoPreviewsRefusesAndUndoes() throws Exception {
    assertThat(store.line("undo", "J1", "--dry-run").out())
        .contains("1 visit would be marked as entered in error");
    store.line("import", file("more.csv", row("V-1", "10001", "")).toString());
    Path changed =
        Files.writeString(
            folder.resolve("changed.csv"),
            Files.readString(folder.resolve("more.csv")).replace("2 mL", "3 mL"));
    store.line("import", changed.toString());

    Typed refused = store.line("undo", "J1");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("1 visit of J1: V-1", "--later keep", "--later undo");

    Typed undone = store.line("undo", "J1", "--later", "undo");
    assertThat(undone.exitCode()).isZero();
    assertThat(undone.out()).contains("1 visit marked as entered in error");
    assertThat(store.line("undo", "J1").err()).contains("J1 is already undone");
    // The state that a killed process leaves.
    store.sql("update job set state = 'running', ended_at = null where kind = 'undo'");
    assertThat(store.line("status").out())
        .contains("run the same command again: tpi-bridge undo J1");
    assertThat(store.line("undo", "J1", "--later", "perhaps").exitCode()).isEqualTo(2);
  }

  @Test
  void conflictsAreListedResolvedAndPatientsMerged() throws IOException {
    Path other =
        file("other.csv", row("V-1", "10001", "1979-05-21"), row("V-3", "10003", "1970-01-01"));
    store.line("import", other.toString());

    Typed listed = store.line("patients", "--output", "json");
    JsonNode item = JSON.readTree(listed.out()).get(0);
    assertThat(item.get("mrn").asString()).isEqualTo("10001");
    assertThat(store.line("patients").out())
        .contains("birth_date of MRN 10001: stored 1979-05-12, imported 1979-05-21 from row 2");
    String number = item.get("item").asString();
    Typed accepted = store.line("patients", "accept", number);
    assertThat(accepted.exitCode()).isZero();
    assertThat(accepted.err()).contains("To undo it: tpi-bridge undo J3");
    assertThat(store.line("patients", "accept", number).err()).contains("was already accepted");
    assertThat(store.line("patients", "merge", "10001", "10003").exitCode()).isZero();
    Typed again = store.line("patients", "merge", "10001", "10003");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("was already merged into another patient");
  }

  @Test
  void resourcesIndexedByAnOlderVersionAreReportedAndReindexed() throws SQLException {
    for (String table :
        List.of(
            "search_token",
            "search_date",
            "search_reference",
            "search_external_reference",
            "search_string",
            "search_quantity",
            "search_uri")) {
      store.sql("update " + table + " set parameter_hash = parameter_hash - 16777216");
    }
    store.sql("update search_index_format set format = 0");

    assertThat(store.line("status").err())
        .contains("missing from search results", "tpi-bridge reindex");
    Typed again = store.line("reindex");
    assertThat(again.exitCode()).isZero();
    assertThat(again.err())
        .matches("(?s)Reindexing [1-9]\\d* resources .*[1-9]\\d* resources reindexed\\s*");
    assertThat(store.line("status").err()).isEmpty();
  }

  @Test
  void eraseAsksRemovesFromTheStoreAndListsFilesOfOtherPrograms() throws IOException {
    Path done = Files.createDirectories(folder.resolve("done"));
    Path copy = Files.copy(file, done.resolve("visits.csv"));
    byte[] before = Files.readAllBytes(copy);

    Typed asked =
        store.withInput("no\n", "erase", "--patient", "10001", "--files", done.toString());
    assertThat(asked.exitCode()).isEqualTo(1);
    assertThat(asked.err())
        .contains("MRN 10001: 1 visit", "contains the patient's data: " + copy + ": row 2")
        .contains("Nothing was erased.");

    Typed erased = store.line("erase", "--patient", "10001", "--files", done.toString(), "--yes");
    assertThat(erased.exitCode()).isEqualTo(1);
    assertThat(erased.out()).contains("contains the patient's data: " + copy + ": row 2");
    assertThat(erased.err()).contains("1 file listed.");
    assertThat(copy).hasBinaryContent(before);
    assertThat(store.line("explain", "--visit", "V-1").exitCode()).isEqualTo(1);

    Files.delete(copy);
    Typed again = store.line("erase", "--patient", "10001", "--files", done.toString(), "--yes");
    assertThat(again.exitCode()).as(again.err()).isZero();
  }

  @Test
  void anEmptyOrUnknownNumberIsAnError() {
    for (String mrn : List.of("", "  ", "99999")) {
      Typed wrong = store.line("erase", "--patient", mrn, "--yes");
      assertThat(wrong.exitCode()).isEqualTo(2);
      assertThat(wrong.err()).containsIgnoringCase("MRN").doesNotContain("Erased");
    }
    Typed files = store.line("erase", "--patient", "10001", "--yes", "--files", "absent");
    assertThat(files.exitCode()).isEqualTo(2);
    assertThat(files.err()).contains("There is no file or folder absent");
    assertThat(store.line("explain", "--visit", "V-1").exitCode()).isZero();
  }

  @Test
  void anInterruptedErasureIsReportedUntilItIsFinished() throws Exception {
    store.line("erase", "--patient", "10001", "--yes");
    // The state that a process leaves that was killed after the removal.
    store.sql("update job set state = 'running', ended_at = null where kind = 'erase'");

    assertThat(store.line("status").out())
        .contains("J2 was interrupted, so data of the patient may remain.")
        .contains("Run the same command again, or tpi-bridge erase --again --yes");
    assertThat(store.line("status", "J2").out()).contains("The job was interrupted, so data of");
    for (Typed reminded :
        List.of(
            store.line("import", file.toString()),
            store.line("patients"),
            store.line("undo", "J1"),
            store.line("backup", folder.resolve("backup.db").toString()))) {
      assertThat(reminded.err()).contains("Note: the erasure J2 was interrupted");
    }

    Typed refused = store.withInput("no\n", "erase", "--patient", "10002");
    assertThat(refused.err()).contains("Nothing was erased.").doesNotContain("is finished");
    assertThat(store.line("status", "J2").out()).contains("interrupted");

    Typed finished = store.line("erase", "--again", "--yes");

    assertThat(finished.exitCode()).isZero();
    assertThat(finished.err()).contains("J2 was interrupted and is now finished.");
    assertThat(store.line("status", "J2").out()).contains("(finished)");
    assertThat(store.line("erase", "--again").err())
        .contains("No previously erased patient is in the database. Nothing was erased.");
  }

  @Test
  void eraseFindsTheRejectsFileWithoutFilesOption() throws IOException {
    assertThat(Files.readString(rejects)).contains("10002");

    Typed erased = store.line("erase", "--patient", "10002", "--yes");

    assertThat(erased.exitCode()).isZero();
    assertThat(Files.readString(rejects)).doesNotContain("10002");
    Typed explained = store.line("explain", "--file", "visits.csv", "--row", "3");
    assertThat(explained.out()).contains("erased").doesNotContain("TPI-READ-DATE");
  }

  @Test
  void eraseLeavesTheStoresFilesUnchangedAndListsARenamedDamagedOne() throws IOException {
    Files.delete(file);
    Typed erased = store.line("erase", "--patient", "10001", "--files", folder.toString(), "--yes");
    assertThat(erased.exitCode()).as(erased.err()).isZero();
    assertThat(erased.err()).doesNotContain("store.db");

    Path aside = Files.write(folder.resolve("store.db.damaged"), new byte[] {'S', 0, 'Q'});
    Typed next = store.line("erase", "--patient", "10002", "--yes");

    assertThat(next.exitCode()).isEqualTo(1);
    assertThat(next.err()).contains(aside.toString());
  }
}
