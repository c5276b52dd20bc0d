package org.tpibridge.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.files.TextFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;

/** Tests pipeline settings that are passed to another process. */
class PipelineSettingsTest {
  private static final IdentifierSystemUris OTHER =
      new IdentifierSystemUris(
          "https://other.example/mrn",
          "https://other.example/visit",
          "https://other.example/visit/item",
          "https://other.example/clinician",
          "https://other.example/organization",
          "https://other.example/location");
  private static final ClinicSources SOURCES =
      new ClinicSources(
          new Clinic(
              "Spine & Pain",
              ZoneId.of("America/New_York"),
              IdentifierSystemUris.DEFAULT,
              Optional.of("standard"),
              Optional.of(LocalDate.of(2024, 5, 1))),
          Map.of("other", OTHER));

  /** Each of the files affects a part of the output. */
  private static final PipelineSettings SETTINGS =
      new PipelineSettings(
          PipelineSettings.ClinicSettings.of(SOURCES),
          List.of(
              TextFile.of("words.csv", "muscle,more_words\nlevator-scapulae,shoulder lifter\n")),
          true,
          "none",
          List.of(
              TextFile.of(
                  "rules.csv",
                  "rule,use,check,severity,source,parameters,what\n"
                      + "own-interval,yes,interval,warning,our own,"
                      + "codes=20552; least_months=3,Three months apart\n")),
          List.of(
              TextFile.of(
                  "columns.yaml",
                  """
                  columns:
                    visit_id: Nr
                    mrn: Patient
                    visit_start: Day
                    sites: Muscles
                    procedure_code: Code
                  """)),
          List.of(),
          "other",
          true);

  private static final String CSV =
      """
      Nr,Patient,Day,Muscles,Code
      1,77,2024-03-04,shoulder lifter R,20552
      2,77,2024-04-04,trapezius L,20552
      3,,2024-04-05,trapezius L,20552
      """;

  @TempDir private Path folder;

  /** The other process: reads settings, and prints the pipeline's results for the input. */
  public static void main(String[] arguments) throws Exception {
    try (ObjectInputStream in =
        new ObjectInputStream(Files.newInputStream(Path.of(arguments[0])))) {
      PipelineSettings settings = (PipelineSettings) in.readObject();
      new PrintStream(System.out, false, UTF_8).append(output(settings, 1)).flush();
    }
  }

  @Test
  void another_process_has_the_same_result_for_an_input() throws Exception {
    Path file = folder.resolve("settings");
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(SETTINGS);
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path log = folder.resolve("log");
    Process other =
        new ProcessBuilder(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PipelineSettingsTest.class.getName(),
                file.toString())
            .redirectError(log.toFile())
            .start();
    String output = new String(other.getInputStream().readAllBytes(), UTF_8);

    assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(other.exitValue()).as(() -> text(log)).isZero();
    assertThat(output)
        .isEqualTo(output(SETTINGS, 3))
        .contains(
            "levator", "https://other.example/visit", "TPI-RULE-INTERVAL", "Rejected", "HTEST");
  }

  @Test
  void a_table_with_errors_is_named() {
    PipelineSettings settings =
        new PipelineSettings(
            SETTINGS.clinic(),
            List.of(),
            true,
            "none",
            List.of(TextFile.of("rules.csv", "rule,nothing\nx,y\n")),
            List.of(),
            List.of(),
            "",
            false);

    assertThatThrownBy(
            () -> settings.open(VisitPipeline.withoutValidation(), OrderedParallel.SEQUENTIAL))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::code)
                    .containsExactly("TPI-POLICY-ROW"))
        .hasMessage("The rules have errors. See the findings above.");
  }

  @Test
  void the_clinic_is_unchanged_after_a_round_trip() {
    assertThat(SETTINGS.clinic().toSources()).isEqualTo(SOURCES);
  }

  private static String output(PipelineSettings settings, int threads) {
    VisitPipeline pipeline =
        settings.open(VisitPipeline.withoutValidation(), new OrderedParallel(threads));
    Input input = new Input("visits.csv", () -> new ByteArrayInputStream(CSV.getBytes(UTF_8)));
    StringBuilder text = new StringBuilder();
    try (Stream<VisitResult> results =
        pipeline.process(input, RunOptions.of(InputCoverage.disabled()), pipeline.newSeries())) {
      results.forEachOrdered(
          result -> {
            text.append(result.getClass().getSimpleName()).append(' ');
            text.append(result.findings()).append('\n');
            if (result instanceof VisitResult.Accepted visit) {
              text.append(new String(FhirJsonWriter.compact().bytes(visit.bundle()), UTF_8));
              text.append('\n');
            }
          });
    }
    return text.toString();
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
