package org.tpibridge.exchange.document;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documents of some golden visits are as they were reviewed. After an intended change, {@code
 * mvn test -Dtest=GoldenDocumentTest -Dgolden.rewrite=true} writes them again, to be reviewed as a
 * diff.
 */
class GoldenDocumentTest {
  private static final Path EXPECTED = Path.of("src/test/resources/documents");
  private static final Path VISITS = Path.of("src/test/resources/visits");
  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

  @BeforeAll
  static void refuseToRewriteInCi() {
    assertThat(REWRITE && System.getenv("CI") != null)
        .as("golden files are rewritten by people, never in CI")
        .isFalse();
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(EXPECTED)) {
      return files.map(f -> f.getFileName().toString().replace(".txt", "")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theTextIsUnchangedSinceItsReview(String name) throws IOException {
    String text = VisitDocument.of(resources(bundle(name))).text();
    Path expected = EXPECTED.resolve(name + ".txt");
    if (REWRITE) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }

  /** So that a reader of the documentation sees what the program writes. */
  @Test
  void theExampleInTheDocumentationIsCurrent() throws IOException {
    String text = VisitDocument.of(resources(Path.of("examples/fhir/V-2024-0101.json"))).text();
    assertThat(Files.readString(Path.of("docs/visit-document.md")))
        .contains("```text\n" + text + "```\n");
  }

  static Path bundle(String name) {
    return VISITS.resolve(name).resolve("bundle.json");
  }

  static List<Resource> resources(Path bundle) throws IOException {
    return FhirContext.forR4Cached()
        .newJsonParser()
        .parseResource(Bundle.class, Files.readString(bundle))
        .getEntry()
        .stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }
}
