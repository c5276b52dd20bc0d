package org.tpibridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Severity;
import org.tpibridge.reading.input.SkippedRecord;
import org.tpibridge.report.ImportReport.ImportedFile;
import org.tpibridge.report.ImportReport.ReportedRows;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportReportTest {
  private static final Instant STARTED = Instant.parse("2026-03-05T15:00:00.987654Z");

  @TempDir private Path folder;

  @Test
  void theReportMatchesItsSchema() throws IOException {
    String published = Files.readString(Path.of("examples", "import-report.schema.json"));
    String json = written(report(true, resumed(), piped()));

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(published)
                .validate(json, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void countsOfFilesAddUpToTheRun() throws IOException {
    JsonNode report = tree(report(false, resumed(), piped()));

    assertThat(report.get("rows").toString())
        .isEqualTo(
            "{'read':203,'created':79,'updated':10,'unchanged':81,'rejected':29,'unreadable':2,'leftOut':1,'patientsLinked':1}"
                .replace('\'', '"'));
    assertThat(report.get("finished").booleanValue()).isFalse();
  }

  @Test
  void theRateCountsRowsOfThisRunOnly() throws IOException {
    JsonNode report = tree(report(false, resumed(), piped()));

    assertThat(report.get("rowsPerSecond").decimalValue()).isEqualByComparingTo("41.2");
    assertThat(report.get("files").get(0).get("rowsPerSecond").decimalValue())
        .isEqualByComparingTo("66.7");
    assertThat(report.get("files").get(0).get("resumedAfter").asInt()).isEqualTo(100);
  }

  @Test
  void aRunWithoutDurationHasNoRate() throws IOException {
    ImportReport report =
        new ImportReport("TPI Bridge 1.0", false, STARTED, Duration.ZERO, List.of());

    assertThat(tree(report).has("rowsPerSecond")).isFalse();
    assertThat(tree(report).get("startedAt").asString()).isEqualTo("2026-03-05T15:00:00Z");
  }

  @Test
  void rowsThatDoNotAddUpAreRefused() {
    assertThatThrownBy(() -> new ReportedRows(200, 170, 0, 0, 29, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("200 rows were read, but 199 were counted");
  }

  @Test
  void findingsAreCountedByCodeErrorsFirst() {
    FindingCounts tally = new FindingCounts();
    Finding warning = Finding.warning("TPI-A", "Okafor").at(new Place.Cell("visits.csv", 2, ""));
    tally.add(List.of(warning, Finding.error("TPI-B", "Ada"), warning));
    tally.add(Severity.ERROR, "TPI-B", 2);

    assertThat(tally.counts())
        .containsExactly(
            new FindingCounts.CodeCount(Severity.ERROR, "TPI-B", 3),
            new FindingCounts.CodeCount(Severity.WARNING, "TPI-A", 2));
  }

  private static ImportReport report(boolean dryRun, ImportedFile... files) {
    return new ImportReport(
        "TPI Bridge 1.0", dryRun, STARTED, Duration.ofMillis(2500), List.of(files));
  }

  private static ImportedFile resumed() {
    return new ImportedFile(
        "visits.csv",
        Optional.of("ab".repeat(32)),
        Optional.of("J17"),
        true,
        100,
        new ReportedRows(200, 78, 10, 80, 29, 1, 1, 1),
        List.of(
            new LeftOutCounts.LeftOutCount(
                new SkippedRecord("message", "ORU^R01", "no evidence"), 1)),
        List.of(
            new FindingCounts.CodeCount(Severity.ERROR, "TPI-MRN", 29),
            new FindingCounts.CodeCount(Severity.INFORMATION, "TPI-RULE-INTERVAL", 3)),
        Duration.ofMillis(1500));
  }

  /** Reads the report as JSON, without the types of the program. */
  private static ImportedFile piped() {
    return new ImportedFile(
        "-",
        Optional.empty(),
        Optional.empty(),
        false,
        0,
        new ReportedRows(3, 1, 0, 1, 0, 1, 0, 0),
        List.of(),
        List.of(),
        Duration.ofMillis(1));
  }

  private JsonNode tree(ImportReport report) throws IOException {
    return JsonMapper.shared().readTree(written(report));
  }

  private String written(ImportReport report) throws IOException {
    Path file = folder.resolve("report.json");
    report.write(new OutputFiles().open(file));
    return Files.readString(file);
  }
}
