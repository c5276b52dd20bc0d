package org.tpibridge.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ca.uhn.fhir.context.FhirContext;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.validation.conformance.DefinitionPackage;

/**
 * The Bundles of visits conform to US Core 6.1.0. The warnings that remain are those that {@code
 * docs/other-validators.md} explains. The package is not part of the project: without the
 * environment variable {@code US_CORE_PACKAGE} these tests are skipped.
 */
class UsCoreIT {
  private static final String HEADING = "## US Core in TPI Bridge's own validator";
  private static final List<Finding> FINDINGS = new ArrayList<>();
  private static Validator validator;

  private record Row(String severity, String id, String about) {
    boolean accepts(Finding finding) {
      return severity.equals(finding.severity().name().toLowerCase(Locale.ROOT))
          && finding.message().endsWith("[" + id + "]")
          && finding.message().contains(about);
    }
  }

  @BeforeAll
  static void validate() throws Exception {
    String file = System.getenv().getOrDefault("US_CORE_PACKAGE", "");
    assumeFalse(file.isEmpty(), "US_CORE_PACKAGE is not set");
    try (InputStream tgz = Files.newInputStream(Path.of(file))) {
      validator =
          Validator.create(FhirContext.forR4Cached(), List.of(DefinitionPackage.read(tgz, file)));
    }
    for (Path bundle : bundles()) {
      FINDINGS.addAll(validate(Files.readString(bundle)));
    }
  }

  @Test
  void remainingMessagesAreExplained() throws Exception {
    List<Row> rows = rows();
    assertThat(FINDINGS)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(rows).anyMatch(row -> row.accepts(finding)));
  }

  @Test
  void explainedMessagesRemain() throws Exception {
    assertThat(rows()).isNotEmpty().allSatisfy(row -> assertThat(FINDINGS).anyMatch(row::accepts));
  }

  @Test
  void messagesAreTheSameInEachRun() {
    assertThat(FINDINGS).noneMatch(finding -> finding.message().contains("org.hl7."));
    assertThat(FINDINGS)
        .anyMatch(finding -> finding.message().contains("cannot apply filters because"));
  }

  @Test
  void claimsAreChecked() throws Exception {
    String json = Files.readString(Path.of("examples", "fhir", "V-2024-0101.json"));
    assertThat(validate(json.replaceFirst("\\s*\"gender\": ?\"[a-z]+\",", "")))
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .anyMatch(finding -> finding.message().contains("gender"));
  }

  /** Warnings and errors. */
  private static List<Finding> validate(String json) {
    return validator.validate(json.getBytes(UTF_8), FhirFileFormat.JSON, "", List.of()).stream()
        .filter(finding -> finding.severity() != Severity.INFORMATION)
        .toList();
  }

  private static List<Path> bundles() throws Exception {
    try (Stream<Path> golden = Files.walk(Path.of("src", "test", "resources", "visits"), 2);
        Stream<Path> examples = Files.list(Path.of("examples", "fhir"))) {
      return Stream.concat(golden.filter(file -> file.endsWith("bundle.json")), examples)
          .sorted()
          .toList();
    }
  }

  private static List<Row> rows() throws Exception {
    return Files.readString(Path.of("docs", "other-validators.md"))
        .lines()
        .dropWhile(line -> !line.equals(HEADING))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith("| ") && line.contains("`"))
        .map(line -> line.split(" *[|] *", -1))
        .map(cells -> new Row(cells[1], code(cells[2]), code(cells[3])))
        .toList();
  }

  private static String code(String cell) {
    return cell.replaceAll("^`|`$", "");
  }
}
