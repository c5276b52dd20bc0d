package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the commands on the example files. */
class TerminalTest {
  private static final String VISITS = "examples/visits.csv";
  private static final String BROKEN = "examples/broken.csv";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @Test
  void convertWritesOneFileAVisit() throws IOException {
    Typed typed = Typed.line("convert", VISITS, "-o", folder.resolve("out").toString());

    assertThat(typed.exitCode()).isZero();
    assertThat(filesIn("out")).hasSize(9).allMatch(f -> f.endsWith(".json"));
    assertThat(typed.err()).contains("9 visits: 9 converted, 0 rejected");
  }

  @Test
  void convertPrintsATableOfWhatItWroteWithoutPatients() {
    Typed typed = Typed.line("convert", VISITS, "-o", folder.resolve("out").toString());

    assertThat(typed.outLines()).hasSize(11);
    assertThat(typed.outLines().get(0))
        .isEqualTo(
            "VISIT        DAY         SITES  DRUGS                          PAIN        FILE");
    assertThat(typed.out())
        .contains("V-2024-0103  2024-03-05      2  sodium chloride                6.4 -> 3.1  ")
        .contains("dry needling")
        .endsWith("out, one file <visit id>.json for each visit.\n")
        .doesNotContain("10001")
        .doesNotContainIgnoringCase("Okafor");
    assertThat(typed.err()).contains("warnings  TPI-RULE-DOCUMENTATION  first in " + VISITS);
  }

  @Test
  void onATerminalTheTableHasTheRecordNumbersAndFits() {
    String out = folder.resolve("out").toString();
    Typed wide = Typed.onTerminal(200, "convert", VISITS, "-o", out);
    Typed narrow = Typed.onTerminal(40, "convert", VISITS, "-o", out);

    assertThat(wide.outLines().get(0)).contains("MRN").contains("FILE");
    assertThat(wide.out()).contains("10001").doesNotContainIgnoringCase("Okafor");
    assertThat(narrow.outLines().stream().limit(10)).allMatch(line -> line.length() <= 40);
    assertThat(narrow.outLines().get(0)).isEqualTo("VISIT        DAY         PAIN");
  }

  @Test
  void aLongTableIsCutAndCounted() throws IOException {
    StringBuilder csv = new StringBuilder("visit_id,mrn,visit_start,sites,injectates\n");
    for (int i = 0; i < 25; i++) {
      csv.append("V%02d,M1,2024-01-%02d,trapezius R,lidocaine 1%% 2 mL\n".formatted(i, i + 1));
    }
    Path input = Files.writeString(folder.resolve("visits.csv"), csv);

    Typed typed = Typed.line("convert", input.toString(), "-o", folder.resolve("out").toString());

    assertThat(typed.outLines()).hasSize(13).contains("… and 15 more visits");
    assertThat(typed.out()).contains("V09").doesNotContain("V10");
    assertThat(filesIn("out")).hasSize(25);
  }

  @Test
  void convertToAFolderPrintsEachFindingOnlyIfAsked() {
    String out = folder.resolve("out").toString();

    assertThat(Typed.line("convert", VISITS, "-o", out).err()).doesNotContain("    -> ");
    assertThat(Typed.line("convert", VISITS, "-o", out, "--level", "warning").err())
        .contains("    -> ");
  }

  @Test
  void timesAreSaidToBeReadAsUtcOnlyIfNothingNamesAZone() {
    String map = "examples/columns/harbor.yaml";

    assertThat(Typed.withOnly(Map.of(), "check", VISITS).err()).contains("read as UTC");
    assertThat(Typed.line("check", VISITS).err()).doesNotContain("UTC");
    assertThat(
            Typed.withOnly(Map.of(), "check", "examples/columns/harbor.csv", "--columns", map)
                .err())
        .doesNotContain("UTC");
  }

  @Test
  void manyFindingsAreGroupedUnlessAllAreAskedFor() throws IOException {
    StringBuilder csv = new StringBuilder("visit_id,mrn,visit_start,sites\n");
    for (int i = 0; i < 500; i++) {
      csv.append("V").append(i).append(",,05/14/2024,trapezius R\n");
    }
    String input = Files.writeString(folder.resolve("visits.csv"), csv).toString();

    Typed grouped = Typed.line("check", input);
    Typed all = Typed.line("check", input, "--all");

    assertThat(grouped.out())
        .contains("error       TPI-READ-DATE, 500 findings")
        .contains("row 2, column visit_start; ")
        .contains("; and 497 more")
        .contains("    Example: \"05/14/2024\"")
        .contains("    -> 2024-05-14");
    assertThat(grouped.outLines()).hasSizeLessThan(20);
    assertThat(grouped.err()).contains("--all").contains("0 accepted, 500 rejected;");
    assertThat(all.out()).contains("row 501, column visit_start  TPI-READ-DATE");
    assertThat(all.err()).doesNotContain("--all");
    assertThat(Typed.line("check", input, "--output", "outcome").outLines()).hasSize(500);
  }

  /** After an intended change: {@code convert examples/visits.csv -o examples/fhir --demo}. */
  @Test
  void theExamplesInFhirAreWhatConvertWrites() throws IOException {
    Typed.withOnly(Map.of(), "convert", VISITS, "--demo", "-o", folder.resolve("out").toString());

    Path examples = Path.of("examples/fhir");
    for (String file : filesIn("out")) {
      assertThat(folder.resolve("out").resolve(file))
          .hasSameTextualContentAs(examples.resolve(file));
    }
    try (Stream<Path> committed = Files.list(examples)) {
      assertThat(committed).hasSameSizeAs(filesIn("out"));
    }
  }

  @Test
  void convertPrintsOneBundleALine() {
    Typed typed = Typed.line("convert", VISITS);

    assertThat(typed.outLines())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            line ->
                assertThat(JSON.readTree(line).get("type").asString()).isEqualTo("transaction"));
  }

  @Test
  void convertTwiceGivesTheSameBytes() {
    assertThat(Typed.line("convert", VISITS).out()).isEqualTo(Typed.line("convert", VISITS).out());
  }

  @Test
  void convertReadsStandardInput() throws IOException {
    Typed typed = Typed.withInput(Files.readString(Path.of(VISITS)), "convert", "-");

    assertThat(typed.out()).isEqualTo(Typed.line("convert", VISITS).out());
  }

  @Test
  void bulkFilesReferToEachOtherByTypeAndId() throws IOException {
    Typed typed =
        Typed.line("convert", VISITS, "--to", "ndjson", "-o", folder.resolve("bulk").toString());

    assertThat(typed.exitCode()).isZero();
    assertThat(filesIn("bulk"))
        .contains("Patient.ndjson", "Procedure.ndjson", "Observation.ndjson");
    TreeSet<String> ids = new TreeSet<>();
    TreeSet<String> references = new TreeSet<>();
    for (String file : filesIn("bulk")) {
      for (String line : Files.readAllLines(folder.resolve("bulk").resolve(file))) {
        JsonNode resource = JSON.readTree(line);
        ids.add(resource.get("resourceType").asString() + "/" + resource.get("id").asString());
        resource.findValues("reference").stream()
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .filter(r -> !r.startsWith("#"))
            .forEach(references::add);
      }
    }
    assertThat(references).isNotEmpty().isSubsetOf(ids);
  }

  @Test
  void aPatientOfSeveralVisitsIsOnceInBulkFiles() throws IOException {
    String twice = Files.readString(Path.of(VISITS));
    Path input = Files.writeString(folder.resolve("visits.csv"), twice);

    Typed.line("convert", input.toString(), "--to", "ndjson", "-o", folder.resolve("b").toString());

    assertThat(Files.readAllLines(folder.resolve("b/Patient.ndjson"))).doesNotHaveDuplicates();
    assertThat(Files.readAllLines(folder.resolve("b/Organization.ndjson"))).hasSize(1);
  }

  @Test
  void whatConvertWritesIsValid() {
    String bundles = Typed.line("convert", VISITS).out();

    Typed typed = Typed.withInput(bundles, "validate", "-");

    assertThat(typed.out()).isEmpty();
    assertThat(typed.exitCode()).isZero();
    assertThat(typed.err()).contains(" valid, 0 invalid");
  }

  @Test
  void checkReportsOnlyUnknownWordsOfValidVisits() {
    Typed typed = Typed.line("check", VISITS, "--output", "json", "--rules", "none");

    assertThat(JSON.readTree(typed.out()).valueStream().map(f -> f.get("code").asString()))
        .allMatch(code -> code.startsWith("TPI-READ-") || code.startsWith("TPI-MAP-"));
    assertThat(typed.exitCode()).isZero();
  }

  @Test
  void checkRejectsExactlyTheBrokenRows() {
    Typed typed = Typed.line("check", BROKEN, "--output", "json", "--level", "error");

    JsonNode findings = JSON.readTree(typed.out());
    assertThat(findings.valueStream().map(f -> f.get("row").asInt()).distinct()).hasSize(8);
    assertThat(findings.valueStream())
        .allSatisfy(
            finding -> {
              assertThat(finding.get("source").asString()).isEqualTo(BROKEN);
              assertThat(finding.get("column").asString()).isNotEmpty();
              assertThat(
                      finding.path("suggestion").asString("") + finding.get("message").asString())
                  .containsPattern("Write|Put|Give|Look|^[0-9]");
            });
    assertThat(typed.err()).contains(", 8 rejected;");
    assertThat(typed.exitCode()).isEqualTo(1);
  }

  @Test
  void checkPrintsRowColumnAndWhatToWrite() {
    Typed typed = Typed.line("check", BROKEN);

    assertThat(typed.out())
        .containsPattern("error +examples/broken.csv row \\d+, column \\w+  TPI-");
    assertThat(typed.out()).contains("    -> ");
  }

  @Test
  void checkGivesOperationOutcomes() {
    Typed typed = Typed.line("check", BROKEN, "--output", "outcome", "--level", "error");

    assertThat(typed.outLines())
        .allSatisfy(
            line ->
                assertThat(JSON.readTree(line).get("resourceType").asString())
                    .isEqualTo("OperationOutcome"));
    assertThat(typed.outLines().stream().filter(line -> line.contains("\"error\""))).hasSize(8);
  }

  @Test
  void anInvalidResourceIsReportedWithLineAndColumn() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("observation.json"),
            """
            {
              "resourceType": "Observation",
              "status": "finished"
            }
            """);

    Typed typed = Typed.line("validate", file.toString());

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.out()).contains("error").contains("observation.json:3:").contains("status");
  }

  @ParameterizedTest
  @ValueSource(strings = {"convert", "check", "validate"})
  void aMissingFileIsUnreadable(String command) {
    Typed typed = Typed.line(command, folder.resolve("no-such-file").toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.out() + typed.err()).contains("no-such-file").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"convert", "check", "validate"})
  void aBadFileDoesNotStopTheNext(String command) {
    Typed alone = Typed.line("validate".equals(command) ? "check" : command, VISITS);
    if ("validate".equals(command)) {
      Typed typed =
          Typed.withInput(
              "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}",
              command,
              folder.resolve("none").toString(),
              "-");
      assertThat(typed.err()).contains("1 valid");
      return;
    }
    Typed typed = Typed.line(command, folder.resolve("none").toString(), VISITS);

    assertThat(typed.outLines()).containsAll(alone.outLines());
    assertThat(typed.exitCode()).isEqualTo(2);
  }

  @Test
  void aMisspelledVerbGetsASuggestion() {
    Typed typed = Typed.line("convrt", VISITS);

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("convert");
  }

  @Test
  void aMisspelledOptionGetsASuggestion() {
    Typed typed = Typed.line("check", VISITS, "--outptu", "json");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("--output");
  }

  @ParameterizedTest
  @ValueSource(strings = {"convert", "check", "validate"})
  void helpHasAnExample(String command) {
    Typed typed = Typed.line(command, "--help");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).contains("Examples:").contains("tpi-bridge " + command);
  }

  @Test
  void completionIsAShellScript() {
    assertThat(Typed.line("generate-completion").out()).contains("complete -F").contains("convert");
  }

  @Test
  void anOutputFolderThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    Typed typed = Typed.line("convert", VISITS, "-o", file.toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("Cannot write -o to").contains("it is not a folder");
  }

  private List<String> filesIn(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
