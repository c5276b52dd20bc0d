package org.tpibridge.reading.hl7v2;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Visit;

/**
 * Messages that repeat, correct, withdraw and contradict each other. {@code expected.txt} has for
 * each file of the folder the visits and the findings above information; it was reviewed line by
 * line.
 */
class Hl7SubjectsTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "org", "tpibridge", "reading", "items");
  private static final Map<String, String> EXPECTED = expected();

  static Stream<String> cases() {
    return EXPECTED.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_expected_statements_are_read(String name) {
    assertThat(summary(FOLDER.resolve(name + ".hl7"))).isEqualTo(EXPECTED.get(name));
  }

  @Test
  void every_file_has_its_expectation() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(
              files
                  .map(f -> f.getFileName().toString())
                  .filter(f -> f.endsWith(".hl7"))
                  .map(f -> f.substring(0, f.length() - 4)))
          .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }
  }

  private static Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    try (InputStream in = Files.newInputStream(FOLDER.resolve("expected.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String block : text.strip().split("\n\n", -1)) {
        String[] parts = block.split("\n", 2);
        expected.put(parts[0], parts[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return expected;
  }

  private static String summary(Path file) {
    return TestReader.of(file).stream().map(Hl7SubjectsTest::summary).collect(joining("\n"));
  }

  private static String summary(ReadResult result) {
    String findings =
        result.findings().stream()
            .filter(f -> f.severity() != Severity.INFORMATION)
            .map(Finding::code)
            .distinct()
            .collect(joining(" "));
    String visit =
        result instanceof ReadResult.Read read
            ? visit(read.visit())
            : result.getClass().getSimpleName();
    return findings.isEmpty() ? visit : visit + " | " + findings;
  }

  private static String visit(Visit visit) {
    return Stream.of(
            Stream.of(visit.visitId() + " of " + visit.patient().mrn()),
            Stream.of(visit.sites().stream().map(Hl7SubjectsTest::site).collect(joining(", "))),
            list(visit.injectates().stream().map(Injectate::toCanonicalText).toList()),
            visit.procedureCode().stream(),
            list(visit.billedDrugs().stream().map(Hl7SubjectsTest::billed).toList()),
            visit.pain().before().map(p -> "before " + p).stream(),
            visit.pain().after().map(p -> "after " + p).stream(),
            visit.pain().later().stream().map(l -> "later " + l.value()),
            list(visit.complications()))
        .flatMap(part -> part)
        .collect(joining("; "));
  }

  private static Stream<String> list(List<String> items) {
    return items.isEmpty() ? Stream.empty() : Stream.of(String.join(", ", items));
  }

  private static String site(InjectionSite site) {
    return site.muscle()
        + site.side().map(s -> " " + s.name().charAt(0)).orElse("")
        + (site.passCount() > 1 ? " x" + site.passCount() : "");
  }

  private static String billed(BilledDrug drug) {
    return drug.code() + " x" + drug.units();
  }
}
