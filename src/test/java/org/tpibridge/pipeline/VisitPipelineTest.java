package org.tpibridge.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.rules.RulePolicy;
import org.tpibridge.rules.Rules;
import org.tpibridge.terminology.Terminology;

class VisitPipelineTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final String HEADER = "visit_id,mrn,visit_start,sites,procedure_code\n";
  private static final String THREE =
      HEADER
          + "V1,1,2024-03-04,trapezius R,20552\n"
          + "V2,,2024-03-05,trapezius R,20552\n"
          + "V3,1,2024-03-06,trapezius R,20552\n";

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 3})
  void visitsAreNumberedInTheInputsOrder(int threads) {
    List<VisitResult> results = results(threads, cutOff(), ImportContext.NONE, ordinal -> true);

    assertThat(results).extracting(VisitResult::ordinal).containsExactly(1L, 2L, 3L, 4L);
    assertThat(results)
        .extracting(c -> c.getClass().getSimpleName())
        .containsExactly("Accepted", "Rejected", "Accepted", "Unreadable");
  }

  @Test
  void aVisitsHashIsThatOfItsProvenance() {
    VisitResult.Accepted first =
        (VisitResult.Accepted) results(1, input(THREE), ImportContext.NONE, ordinal -> true).get(0);

    assertThat(first.sha256()).matches("[0-9a-f]{64}");
    assertThat(provenance(first).getEntityFirstRep().getWhat().getIdentifier().getValue())
        .isEqualTo(first.sha256());
  }

  @Test
  void visitsThatAreNotSelectedAreSkippedWithTheirHash() {
    List<VisitResult> all = results(1, cutOff(), ImportContext.NONE, ordinal -> true);
    List<VisitResult> some = results(1, cutOff(), ImportContext.NONE, ordinal -> ordinal == 3);

    assertThat(some)
        .extracting(c -> c.getClass().getSimpleName())
        .containsExactly("Skipped", "Skipped", "Accepted", "Skipped");
    assertThat(some).extracting(VisitResult::ordinal).containsExactly(1L, 2L, 3L, 4L);
    assertThat(some)
        .extracting(VisitResult::sha256)
        .containsExactlyElementsOf(all.stream().map(VisitResult::sha256).toList());
    assertThat(some.get(0).findings()).isEmpty();
  }

  @Test
  void rulesAboutRepeatsUseSkippedVisits() {
    List<Finding> ofWhole =
        results(1, input(THREE), ImportContext.NONE, ordinal -> true).get(2).findings();
    List<Finding> ofRest =
        results(1, input(THREE), ImportContext.NONE, ordinal -> ordinal > 2).get(2).findings();

    assertThat(ofWhole).extracting(Finding::code).contains("TPI-RULE-INTERVAL");
    assertThat(ofRest).isEqualTo(ofWhole);
  }

  @Test
  void coverageIsOfTheWholeInput() {
    InputCoverage ofWhole = new InputCoverage();
    InputCoverage ofRest = new InputCoverage();
    results(1, input(THREE), RunOptions.of(ofWhole));
    results(1, input(THREE), new RunOptions(ofRest, ImportContext.NONE, ordinal -> false));

    assertThat(ofRest).usingRecursiveComparison().isEqualTo(ofWhole);
  }

  @Test
  void provenanceNamesTheImport() {
    ImportContext context =
        new ImportContext(Optional.of("J17"), Optional.of(Instant.parse("2026-03-05T15:00:00Z")));

    Provenance provenance =
        provenance(
            (VisitResult.Accepted) results(1, input(THREE), context, ordinal -> true).get(0));

    assertThat(provenance.getRecordedElement().getValueAsString())
        .isEqualTo("2026-03-05T10:00:00-05:00");
    assertThat(provenance.getEntityFirstRep().getWhat().getDisplay())
        .isEqualTo("row 2, import J17");
  }

  private static Provenance provenance(VisitResult.Accepted visit) {
    return visit.bundle().getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(Provenance.class::isInstance)
        .map(Provenance.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<VisitResult> results(
      int threads, Input input, ImportContext context, LongPredicate selected) {
    return results(threads, input, new RunOptions(InputCoverage.disabled(), context, selected));
  }

  private static List<VisitResult> results(int threads, Input input, RunOptions options) {
    VisitPipeline pipeline = pipeline(threads);
    try (Stream<VisitResult> results = pipeline.process(input, options, pipeline.newSeries())) {
      return results.toList();
    }
  }

  private static Input input(String csv) {
    return new Input("visits.csv", () -> new ByteArrayInputStream(csv.getBytes(UTF_8)));
  }

  /** An input whose remaining part cannot be read. */
  private static Input cutOff() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
          }
        };
    return new Input(
        "visits.csv",
        () -> new SequenceInputStream(new ByteArrayInputStream(THREE.getBytes(UTF_8)), broken));
  }

  private static VisitPipeline pipeline(int threads) {
    Terminology terminology = Terminology.builtIn();
    return new VisitPipeline(
        new VisitReader(terminology, ZONE),
        new VisitMapper(Clinic.unnamed(ZONE), terminology),
        VisitPipeline.withoutValidation(),
        new Rules(
            RulePolicy.load("all", List.of()).policy().orElseThrow(),
            new TerminologyKeys(terminology)),
        new OrderedParallel(threads));
  }
}
