package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.jobs.Jobs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code import} and {@code status} on the command line. */
class ImportTest {
  private static final String VISITS = "examples/visits.csv";
  private static final String BROKEN = "examples/broken.csv";
  private static final String MESSY = "examples/columns/messy.csv";
  private static final String MESSY_MAP = "examples/columns/messy.yaml";
  private static final String MESSY_FIXED = "examples/columns/messy-rejects-fixed.csv";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private AtStore at;

  @BeforeEach
  void freshStore() {
    at = new AtStore(folder.resolve("store.db"));
  }

  @Test
  void validVisitsAreStoredAndUnchangedTheSecondTime() {
    Typed first = at.line("import", VISITS);
    Typed second = at.line("import", VISITS);

    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(first.err())
        .contains("9 visits in " + VISITS + ": 9 created, 0 updated, 0 unchanged, 0 rejected (J1,")
        .contains("tpi-bridge undo J1");
    assertThat(second.exitCode()).isZero();
    assertThat(second.err())
        .contains(": 0 created, 0 updated, 9 unchanged, 0 rejected (J2,")
        .doesNotContain("undo");
  }

  @Test
  void rejectedVisitsAreWrittenAndImportedOnceCorrected() throws IOException {
    Path rejects = folder.resolve("rejects.csv");

    Typed first = at.line("import", BROKEN, "--rejects", rejects.toString());
    Path fixed =
        Files.writeString(
            folder.resolve("fixed.csv"),
            Files.readString(rejects).replace("05/14/2024", "2024-05-14"));
    Typed second = at.line("import", fixed.toString());

    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.err())
        .contains("12 visits in " + BROKEN + ": 4 created, 0 updated, 0 unchanged, 8 rejected")
        .contains("8 rejected visits in " + rejects)
        .contains("1  error  TPI-READ-DATE             first in " + BROKEN + " row 4");
    assertThat(second.err()).contains("8 visits in " + fixed + ": 1 created, 1 updated");
  }

  @Test
  void theStoreItselfIsNoInput() throws IOException {
    Files.copy(Path.of(VISITS), folder.resolve("visits.csv"));

    Typed all = at.line("import", folder.toString());
    Typed named = at.line("import", folder.resolve("store.db").toString());

    assertThat(all.exitCode()).isZero();
    assertThat(all.err()).contains("9 created").doesNotContain("store.db");
    assertThat(named.exitCode()).isEqualTo(2);
    assertThat(named.err()).contains("is a store, key or settings file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--report", "--rejects", "--unknown-words", "--coverage"})
  void anOutputThatCannotBeWrittenIsReportedBeforeReading(String option) {
    Typed typed = at.line("import", VISITS, option, folder.resolve("not/there.json").toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("the folder does not exist").doesNotContain("created");
  }

  @Test
  void aDryRunReportsTheSameAndStoresNothing() throws IOException {
    Path rejects = folder.resolve("rejects.csv");

    Typed dry = at.line("import", BROKEN, "--dry-run", "--rejects", rejects.toString());

    assertThat(dry.exitCode()).isEqualTo(1);
    assertThat(dry.err())
        .contains("12 visits in " + BROKEN + ": 4 would be created, 0 updated, 0 unchanged, 8 rej")
        .contains("nothing was saved")
        .doesNotContain("tpi-bridge status");
    assertThat(Files.readAllLines(rejects)).hasSize(9);
    assertThat(at.line("status").err()).contains("There is no store yet");
    assertThat(at.line("import", BROKEN).err()).contains(": 4 created");
  }

  @Test
  void theMessyExampleAddsUpAlsoWhenInterruptedAndCorrected() throws SQLException, IOException {
    Path report = folder.resolve("report.json");
    String[] command = {
      "import",
      MESSY,
      "--columns",
      MESSY_MAP,
      "--rejects",
      folder.resolve("r.csv").toString(),
      "--report",
      report.toString()
    };
    at.opened().close();
    at.sql(
        "create trigger broken before insert on source_row when new.row_number > 100"
            + " begin select raise(abort, 'on purpose'); end");

    Typed broken = at.line(command);
    Typed status = at.line("status");
    at.sql("drop trigger broken");
    Typed resumed = at.line(command);
    Typed fixed = at.line("import", MESSY_FIXED, "--columns", MESSY_MAP);

    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err())
        .containsPattern("\\d+ visits of " + MESSY + " are in the store \\(job J1\\)")
        .contains("Run the same command again to resume.");
    assertThat(status.out())
        .containsPattern("J1 +import +interrupted")
        .containsPattern("J1 was interrupted after visit \\d+")
        .contains("To resume, run the same command again: tpi-bridge import " + MESSY);
    Matcher position =
        Pattern.compile("Resuming " + MESSY + " after visit (\\d+) \\(job J1\\)")
            .matcher(resumed.err());
    assertThat(position.find()).isTrue();
    assertThat(Integer.parseInt(position.group(1))).isBetween(1, 100);
    assertThat(resumed.err())
        .contains("200 visits in " + MESSY + ": 171 created, 0 updated, 0 unchanged, 29 rejected");
    assertThat(resumed.err()).contains("29 rejected visits in ");
    JsonNode rows = JSON.readTree(Files.readString(report)).get("rows");
    assertThat(rows.get("read").asInt()).isEqualTo(200);
    assertThat(rows.get("created").asInt() + rows.get("rejected").asInt()).isEqualTo(200);
    assertThat(fixed.err()).contains(": 29 created, 0 updated, 0 unchanged, 0 rejected");
    assertThat(at.line("status").out()).containsPattern("J1 +import +finished +200 +171");
  }

  @Test
  void otherSettingsStartANewJob() throws SQLException {
    at.opened().close();
    at.sql(
        "create trigger broken before update on job when new.state = 'finished'"
            + " begin select raise(abort, 'on purpose'); end");
    at.line("import", VISITS);
    at.sql("drop trigger broken");

    Typed other = at.line("import", VISITS, "--rules", "none");
    Typed status = at.line("status");

    assertThat(other.err()).doesNotContain("Resuming").contains("9 unchanged, 0 rejected (J2,");
    assertThat(status.out()).contains("J2 has imported the same file since");
  }

  @Test
  void aFileThatAnotherProcessImportsIsRefusedAndShownByStatus() {
    at.line("import", VISITS);
    try (Store store = at.opened()) {
      Jobs.Job job =
          store.write(
              tx -> {
                Jobs.Job first = tx.jobs().newest(1).get(0);
                return tx.jobs().begin(first.request(), first.startedAt());
              });
      try (JobClaim held = store.claim(job).orElseThrow()) {
        Typed second = at.line("import", VISITS);
        Typed status = at.line("status", job.id());

        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err()).contains("is already being imported by job J2");
        assertThat(status.out()).contains("running").contains("process ");
        assertThat(held.renew()).isTrue();
      }
    }
    assertThat(at.line("import", VISITS).err()).contains("9 unchanged, 0 rejected (J2,");
  }

  @Test
  void ofAFolderItsFilesAreImportedByName() throws IOException {
    Path exports = Files.createDirectories(folder.resolve("exports/within"));
    Files.copy(Path.of(BROKEN), folder.resolve("exports/2020.csv"));
    Files.copy(Path.of(VISITS), folder.resolve("exports/2019.csv"));
    Files.copy(Path.of(VISITS), folder.resolve("exports/.hidden.csv"));
    Files.copy(Path.of(VISITS), exports.resolve("2018.csv"));

    Typed typed = at.line("import", folder.resolve("exports").toString());

    assertThat(typed.err())
        .containsSubsequence("9 visits in ", "2019.csv", "12 visits in ", "2020.csv")
        .contains("21 visits in 2 files: 13 created, 0 updated, 0 unchanged, 8 rejected")
        .contains("tpi-bridge undo JOB");
    assertThat(typed.exitCode()).isEqualTo(1);
  }

  @Test
  void outputsAreNotReadTheNextTime() {
    Typed typed =
        at.line("import", folder.toString(), "--rejects", folder.resolve("r.csv").toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("its folder is an input");
  }

  @Test
  void anUnreadableFileDoesNotStopTheNext() {
    Typed typed = at.line("import", folder.resolve("none.csv").toString(), VISITS);

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("none.csv  TPI-READ-IO").contains(": 9 created");
  }

  /** If the header or its line break is missing, a message would quote a patient's row. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "V-1,QZXMRN1,Quzwick,2024-03-04,trapezius R,20560\n",
        "V-1,QZXMRN1,Quzwick,2024-03-04,trapezius R,20560\nV-2,QZXMRN2,Quzwick,2024-03-04,,\n",
        "visit_id,mrn,visit_start,sites,procedure_codeV-1,QZXMRN1,Quzwick,2024-03-04,rhomboid\n",
        "visit_id,mrn,visit_start,sites,QZXMRN1,Quzwick\nV-1\n",
        "visit_id,mrn,visit_start,QZXMRN1,Quzwick\nV-1,1,2024-03-04,x,y\n",
      })
  void noPatientDataIsPrintedAsAColumnName(String csv) throws IOException {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Path file = Files.writeString(inbox.resolve("visits.csv"), csv);

    for (Typed typed :
        List.of(
            at.line("import", "--dry-run", file.toString()),
            at.line("import", file.toString()),
            at.line("import", "--watch", inbox.toString(), "--once", "--rest", "0"))) {
      assertThat(typed.err() + typed.out()).doesNotContain("QZXMRN").doesNotContain("Quzwick");
    }
    assertThat(at.line("status", "J1", "--findings").out()).contains("TPI-READ-");
  }

  @Test
  void standardInputIsImported() throws IOException {
    Typed typed = at.withInput(Files.readString(Path.of(VISITS)), "import", "-");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.err()).contains("9 visits in -: 9 created");
  }

  @Test
  void statusShowsOneJobWithItsRejectedVisits() {
    at.line("import", BROKEN);

    Typed text = at.line("status", "j1");
    Typed all = at.line("status", "J1", "--findings");
    JsonNode job = JSON.readTree(at.line("status", "J1", "--output", "json", "--findings").out());

    assertThat(text.out())
        .contains("12 visits: 4 created, 0 updated, 0 unchanged, 8 rejected")
        .containsPattern("row 4 +TPI-READ-DATE")
        .contains("tpi-bridge undo J1")
        .doesNotContain("05/14/2024");
    assertThat(all.out()).contains("05/14/2024").contains("    -> ");
    assertThat(job.get("rejects")).hasSize(8);
    assertThat(job.get("rejects").get(1).get("place").asString()).isEqualTo("row 4");
    assertThat(job.get("codes").valueStream().mapToInt(c -> c.get("count").asInt()).sum())
        .isEqualTo(job.get("findings").size());
  }

  @Test
  void statusListsTheNewestFirst() {
    at.line("import", VISITS);
    at.line("import", BROKEN);

    List<String> lines = at.line("status").outLines();
    JsonNode newest = JSON.readTree(at.line("status", "--limit", "1", "--output", "json").out());

    assertThat(lines.get(0)).startsWith("JOB").contains("CREATED");
    assertThat(lines.get(1)).startsWith("J2").endsWith(BROKEN);
    assertThat(lines.get(2)).startsWith("J1").endsWith(VISITS);
    assertThat(newest).hasSize(1);
    assertThat(newest.get(0).get("job").asString()).isEqualTo("J2");
    assertThat(newest.get(0).get("state").asString()).isEqualTo("finished");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "import | Specify what to import",
        "import --once | require --watch",
        "import --watch inbox --dry-run | --watch imports the files",
        "import examples/visits.csv --rejects a --report a | Use a different file for each output",
        "import examples/visits.csv --rejects examples/visits.csv | it is an input",
        "status J9 | There is no job J9",
        "status nonsense | There is no job nonsense",
        "status --findings | requires a job",
        "status --limit 0 | 1 or more",
      })
  void wrongUsageIsReported(String typed, String stated) {
    at.opened().close();

    Typed wrong = at.line(typed.trim().split(" "));

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains(stated).doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"import", "status"})
  void helpHasExamples(String command) {
    Typed typed = Typed.line(command, "--help");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).contains("Examples:").contains("tpi-bridge " + command);
    assertThat(Typed.line("generate-completion").out()).contains("_" + command);
  }
}
