package org.tpibridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.junit.jupiter.api.Test;
import org.tpibridge.bench.BenchmarkVisit;
import org.tpibridge.profiles.ConformancePackage;

/** The reused validator over lazy definitions says what the stock one says, word for word. */
class StockEqualityTest {

  private static final Stock STOCK =
      new Stock(TestFhir.R4, ConformancePackage.support(TestFhir.R4));
  private static final InstanceCheck OURS =
      new InstanceCheck(Definitions.of(TestFhir.R4, List.of()).context());

  /** So many mutations, spread evenly over all kinds and types. */
  private static final int MUTATIONS = 290;

  private final Bundle visit = BenchmarkVisit.bundle(1);

  @Test
  void saysTheSameOfValidAndBrokenResources() {
    List<String> corpus = corpus();
    assertThat(corpus.size()).isGreaterThan(300);
    List<List<String>> ours = corpus.stream().map(StockEqualityTest::ours).toList();
    List<Optional<List<String>>> stock = corpus.stream().map(StockEqualityTest::stock).toList();
    assertThat(ours.stream().filter(StockEqualityTest::hasError).count())
        .as("resources with errors, so that the comparison is about something")
        .isGreaterThan(150);
    for (int at = 0; at < corpus.size(); at++) {
      List<String> said = ours.get(at);
      stock
          .get(at)
          .ifPresentOrElse(
              same -> assertThat(said).isEqualTo(same), () -> assertThat(hasError(said)).isTrue());
    }
    assertThat(stock.stream().filter(Optional::isPresent)).hasSizeGreaterThan(300);
  }

  private static boolean hasError(List<String> messages) {
    return messages.stream().anyMatch(message -> message.startsWith("error"));
  }

  private List<String> corpus() {
    List<String> corpus = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (Bundle.BundleEntryComponent entry : visit.getEntry()) {
      String text = TestFhir.R4.newJsonParser().encodeResourceToString(entry.getResource());
      corpus.add(text);
      if (!types.contains(entry.getResource().fhirType())) {
        types.add(entry.getResource().fhirType());
        all.addAll(Mutations.of(text));
      }
    }
    for (int at = 0; at < MUTATIONS; at++) {
      corpus.add(all.get((int) ((long) at * all.size() / MUTATIONS)));
    }
    corpus.add(TestFhir.R4.newJsonParser().encodeResourceToString(visit));
    return corpus;
  }

  private static List<String> ours(String resource) {
    Bytes content = Bytes.of(resource.getBytes(StandardCharsets.UTF_8));
    if (!(JsonPreflight.read(content, "", 1) instanceof Preflight.Accepted accepted)) {
      throw new AssertionError("the corpus is well-formed");
    }
    return OURS.run(content, FhirFormat.JSON, accepted.profiles()).stream()
        .map(StockEqualityTest::line)
        .sorted()
        .toList();
  }

  private static String line(ValidationMessage message) {
    return String.join(
        "|",
        message.getLevel().toCode(),
        Objects.toString(message.getLocation()),
        message.getLine() + ":" + message.getCol(),
        message.getMessage());
  }

  /** Empty where the library throws, as it does when {@code meta} is an array. */
  private static Optional<List<String>> stock(String resource) {
    try {
      return Optional.of(
          STOCK.validate(resource).stream().map(StockEqualityTest::line).sorted().toList());
    } catch (ClassCastException e) {
      return Optional.empty();
    }
  }

  private static String line(SingleValidationMessage message) {
    ResultSeverityEnum severity = message.getSeverity();
    return String.join(
        "|",
        severity.getCode(),
        Objects.toString(message.getLocationString()),
        number(message.getLocationLine()) + ":" + number(message.getLocationCol()),
        message.getMessage());
  }

  private static int number(Integer value) {
    return value == null ? -1 : value;
  }
}
