package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the verbs on the example files. */
class TerminalTest {
  private static final String VISITS = "examples/visits.csv";
  private static final String BROKEN = "examples/broken.csv";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @Test
  void convertWritesOneFileAVisit() throws IOException {
    Typed typed = Typed.line("convert", VISITS, "-o", folder.resolve("out").toString());

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).isEmpty();
    assertThat(filesIn("out")).hasSize(9).allMatch(f -> f.endsWith(".json"));
    assertThat(typed.err()).contains("9 visits: 9 converted, 0 rejected");
  }

  /** After an intended change: {@code convert examples/visits.csv -o examples/fhir}. */
  @Test
  void theExamplesInFhirAreWhatConvertWrites() throws IOException {
    Typed.line("convert", VISITS, "-o", folder.resolve("out").toString());

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
  void aMissingFileIsUnreadable(String verb) {
    Typed typed = Typed.line(verb, folder.resolve("no-such-file").toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.out() + typed.err()).contains("no-such-file").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"convert", "check", "validate"})
  void aBadFileDoesNotStopTheNext(String verb) {
    Typed alone = Typed.line("validate".equals(verb) ? "check" : verb, VISITS);
    if ("validate".equals(verb)) {
      Typed typed =
          Typed.withInput(
              "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}",
              verb,
              folder.resolve("none").toString(),
              "-");
      assertThat(typed.err()).contains("1 valid");
      return;
    }
    Typed typed = Typed.line(verb, folder.resolve("none").toString(), VISITS);

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
  void helpHasAnExample(String verb) {
    Typed typed = Typed.line(verb, "--help");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).contains("Examples:").contains("tpi-bridge " + verb);
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
