package org.tpibridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.junit.jupiter.api.Test;
import org.tpibridge.bench.BenchmarkVisit;
import org.tpibridge.profiles.ConformancePackage;
import org.tpibridge.validation.conformance.ContentBytes;
import org.tpibridge.validation.conformance.ValidatorDefinitions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks that the reused validator gives exactly the messages of HAPI's unchanged validator. */
class StockEqualityIT {

  private static final Stock STOCK =
      new Stock(TestFhir.R4, ConformancePackage.support(TestFhir.R4));
  private static final PooledInstanceValidator REUSED =
      new PooledInstanceValidator(ValidatorDefinitions.of(TestFhir.R4, List.of()).context());

  /** Number of mutations, spread evenly over all kinds and types. */
  private static final int MUTATIONS = 290;

  private static final int ROUNDS = 8;
  private static final String OWN = "https://tpibridge.org/fhir/StructureDefinition/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Bundle visit = BenchmarkVisit.bundle(1);

  @Test
  void validAndBrokenResourcesGetTheSameMessages() {
    List<String> corpus = corpus();
    assertThat(corpus.size()).isGreaterThan(300);
    assertThat(compare(corpus)).isGreaterThan(300);
  }

  @Test
  void bundlesWithBrokenEntriesGetTheSameMessages() {
    List<String> corpus = new ArrayList<>(brokenEntries());
    ObjectNode whole = json(visit);
    whole.remove("meta");
    corpus.add(whole.toString());
    for (String type : List.of("batch", "collection", "document")) {
      corpus.add(json(visit).put("type", type).toString());
    }
    assertThat(compare(corpus)).isEqualTo(corpus.size());
  }

  @Test
  void bundlesWithMisplacedEntriesGetTheSameMessages() {
    List<String> corpus = new ArrayList<>();
    corpus.add(changed(entries -> entry(entries, 1).put("fullUrl", url(entries, 0))));
    corpus.add(changed(entries -> entry(entries, 2).remove("fullUrl")));
    corpus.add(changed(entries -> entry(entries, 3).put("fullUrl", "no url at all")));
    corpus.add(changed(entries -> entry(entries, 0).remove("resource")));
    corpus.add(changed(entries -> entries.remove(0)));
    corpus.add(changed(entries -> entries.add(entry(entries, 4).deepCopy())));
    corpus.add(changed(entries -> claims(entries, "").forEach(each -> each.remove("profile"))));
    corpus.add(
        changed(
            entries ->
                claims(entries, "Procedure")
                    .forEach(each -> each.putArray("profile").add(OWN + "tpi-site-procedure"))));
    corpus.add(
        changed(
            entries ->
                claims(entries, "Goal")
                    .forEach(each -> each.putArray("profile").add(OWN + "tpi-goal|0.0.1"))));
    assertThat(compare(corpus)).isEqualTo(corpus.size());
  }

  /** Visits in which each entry is broken in a different way. */
  private List<String> brokenEntries() {
    List<List<String>> broken =
        visit.getEntry().stream()
            .map(
                e ->
                    Mutations.of(
                        TestFhir.R4.newJsonParser().encodeResourceToString(e.getResource())))
            .toList();
    List<String> corpus = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      int now = round;
      corpus.add(
          changed(
              entries -> {
                for (int at = 0; at < entries.size(); at++) {
                  List<String> ways = broken.get(at);
                  String way = ways.get((now * 17 + at * 5) % ways.size());
                  // Some are not broken, as most are in a real Bundle.
                  if ((at + now) % 3 != 0) {
                    entry(entries, at).set("resource", JSON.readTree(way));
                  }
                }
              }));
    }
    return corpus;
  }

  private String changed(Consumer<ArrayNode> change) {
    ObjectNode bundle = json(visit);
    change.accept((ArrayNode) bundle.get("entry"));
    return bundle.toString();
  }

  private static ObjectNode json(Bundle bundle) {
    return (ObjectNode) JSON.readTree(TestFhir.R4.newJsonParser().encodeResourceToString(bundle));
  }

  private static ObjectNode entry(ArrayNode entries, int at) {
    return (ObjectNode) entries.get(at);
  }

  private static String url(ArrayNode entries, int at) {
    return entry(entries, at).get("fullUrl").asString();
  }

  private static List<ObjectNode> claims(ArrayNode entries, String type) {
    List<ObjectNode> claims = new ArrayList<>();
    for (JsonNode each : entries) {
      if (each.at("/resource/resourceType").asString().startsWith(type)
          && each.at("/resource/meta") instanceof ObjectNode meta) {
        claims.add(meta);
      }
    }
    return claims;
  }

  /** Returns the number of texts for which both reported something. */
  private static long compare(List<String> corpus) {
    List<List<String>> reusedMessages =
        corpus.stream().map(StockEqualityIT::reusedMessages).toList();
    List<Optional<List<String>>> stockMessages =
        corpus.stream().map(StockEqualityIT::stockMessages).toList();
    assertThat(reusedMessages.stream().filter(StockEqualityIT::hasError).count())
        .as("resources with errors, so that the comparison is not empty")
        .isGreaterThan(corpus.size() / 2);
    for (int at = 0; at < corpus.size(); at++) {
      List<String> said = reusedMessages.get(at);
      stockMessages
          .get(at)
          .ifPresentOrElse(
              same -> assertThat(minus(said, same)).isEqualTo(minus(same, said)),
              () -> assertThat(hasError(said)).isTrue());
    }
    return stockMessages.stream().filter(Optional::isPresent).count();
  }

  private static List<String> sorted(Stream<String> messages) {
    Set<String> once = new HashSet<>();
    return messages
        .map(StockEqualityIT::withoutUnknownCode)
        .filter(line -> !line.contains("CodeSystem is unknown") || once.add(line))
        .sorted()
        .toList();
  }

  private static List<String> minus(List<String> these, List<String> those) {
    List<String> rest = new ArrayList<>(these);
    those.forEach(rest::remove);
    return rest;
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

  private static List<String> reusedMessages(String resource) {
    ContentBytes content = ContentBytes.of(resource.getBytes(StandardCharsets.UTF_8));
    if (!(JsonSyntaxCheck.read(content, "", 1) instanceof SyntaxCheckResult.ValidSyntax accepted)) {
      throw new AssertionError("the corpus is well-formed");
    }
    return sorted(
        REUSED.validate(content, FhirFormat.JSON, accepted.profiles()).stream()
            .map(StockEqualityIT::line));
  }

  /**
   * Warnings about codes whose system is not available count once for each element and system. The
   * library reports one code in each of its passes over an entry, and one pass is enough. The
   * program reports each system once ({@link UnknownCodeSystemMessages}).
   */
  private static String withoutUnknownCode(String line) {
    return line.contains("CodeSystem is unknown and can't be validated: ")
        ? line.replaceFirst(" for '\\S+'$", "")
        : line;
  }

  private static String line(ValidationMessage message) {
    return String.join(
        "|",
        message.getLevel().toCode(),
        Objects.toString(message.getLocation()),
        message.getLine() + ":" + message.getCol(),
        message.getMessage());
  }

  /** Empty if the library throws an exception, as it does if {@code meta} is an array. */
  private static Optional<List<String>> stockMessages(String resource) {
    try {
      return Optional.of(sorted(STOCK.validate(resource).stream().map(StockEqualityIT::line)));
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
