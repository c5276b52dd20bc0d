package org.tpibridge.golden;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.hapi.fluentpath.FhirPathR4;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.MappingResult;
import org.tpibridge.mapping.VisitOrigin;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.validation.Validator;

/**
 * Tests the golden cases. After an intended change, {@code mvn test -Dtest=GoldenVisitTest
 * -Dgolden.rewrite=true} writes the Bundles again, to be reviewed as a diff.
 */
class GoldenVisitTest {
  private static final ZoneId CLINIC_ZONE = ZoneId.of("America/Chicago");
  private static final Clinic CLINIC = Clinic.unnamed(CLINIC_ZONE);
  private static final Terminology TERMINOLOGY = Terminology.builtIn();
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final FhirJsonWriter WRITER = FhirJsonWriter.pretty();
  private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");

  private static Validator validator;

  @BeforeAll
  static void refuseToRewriteInCi() {
    assertThat(REWRITE && System.getenv("CI") != null)
        .as("golden files are rewritten by people, never in CI")
        .isFalse();
    validator = Validator.create(FHIR);
  }

  static Stream<GoldenVisit> cases() throws IOException {
    return GoldenVisit.all();
  }

  @Test
  void thereAreEnoughCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyFormatGivesTheEqualVisit(GoldenVisit golden) throws IOException {
    List<Path> inputs = golden.inputs();
    assertThat(inputs).hasSizeGreaterThanOrEqualTo(2);
    assertThat(inputs.stream().map(input -> read(golden, input).visit()).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theBundleContainsWhatAnExpertExpects(GoldenVisit golden) throws IOException {
    GoldenVisit.Expectation expected = golden.expectation();
    ReadResult.Read read = read(golden, golden.inputs().get(0));
    MappingResult mapped = map(read);

    assertThat(countsByType(mapped.bundle())).isEqualTo(expected.counts());
    IFhirPath fhirPath = new FhirPathR4(FHIR);
    assertThat(expected.values())
        .allSatisfy(
            value ->
                assertThat(
                        fhirPath.evaluate(mapped.bundle(), value.path(), Base.class).stream()
                            .map(Base::primitiveValue))
                    .as(value.what())
                    .isEqualTo(value.is()));
    List<Finding> findings = new ArrayList<>(read.findings());
    findings.addAll(mapped.findings());
    assertThat(findings.stream().map(Finding::code)).isEqualTo(expected.findings());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theBundleIsUnchangedSinceItsReview(GoldenVisit golden) throws IOException {
    String json =
        new String(
            WRITER.bytes(map(read(golden, golden.inputs().get(0))).bundle()),
            StandardCharsets.UTF_8);
    if (REWRITE) {
      Files.writeString(golden.bundle(), json);
    }
    assertThat(json).isEqualTo(Files.readString(golden.bundle()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRoundTripGivesTheEqualVisit(GoldenVisit golden) throws IOException {
    Bundle bundle =
        FHIR.newJsonParser().parseResource(Bundle.class, Files.readString(golden.bundle()));
    assertThat(new VisitRestorer(CLINIC.systems(), TERMINOLOGY).restore(bundle).visit())
        .isEqualTo(Optional.of(read(golden, golden.inputs().get(0)).visit()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theBundleIsValid(GoldenVisit golden) throws IOException {
    Bundle bundle = map(read(golden, golden.inputs().get(0))).bundle();
    assertThat(validator.validate(bundle, List.of()).stream().filter(Finding::isError)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void incompleteMessagesAreReported(GoldenVisit golden) throws IOException {
    List<String> expected = golden.expectation().hl7Findings();
    Optional<Path> input =
        golden.inputs().stream().filter(f -> f.toString().endsWith(".hl7")).findFirst();
    assertThat(
            input
                .map(f -> read(golden, f).findings().stream().map(Finding::code).toList())
                .orElse(null))
        .isEqualTo(expected);
  }

  private static ReadResult.Read read(GoldenVisit golden, Path input) {
    Path map = input.resolveSibling("segments.yaml");
    SegmentMap segments =
        Files.exists(map) ? SegmentMap.read(map).map().orElseThrow() : SegmentMap.none();
    VisitReader reader = new VisitReader(TERMINOLOGY, CLINIC_ZONE, golden.columns(), segments);
    try (Stream<ReadResult> visits = reader.read(Input.of(input))) {
      List<ReadResult> all =
          visits.filter(result -> !(result instanceof ReadResult.NotTpiVisit)).toList();
      assertThat(all).as(input.toString()).hasSize(1).hasOnlyElementsOfType(ReadResult.Read.class);
      return (ReadResult.Read) all.get(0);
    }
  }

  private static MappingResult map(ReadResult.Read read) {
    // The hash of the row differs between formats; the golden Bundle is about the visit.
    VisitOrigin origin =
        new VisitOrigin(Optional.empty(), "row 2", "0".repeat(64), Optional.empty());
    return new VisitMapper(CLINIC, TERMINOLOGY).map(read.visit(), origin);
  }

  private static Map<String, Integer> countsByType(Bundle bundle) {
    return bundle.getEntry().stream()
        .collect(groupingBy(e -> e.getResource().fhirType(), counting()))
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, e -> e.getValue().intValue()));
  }
}
