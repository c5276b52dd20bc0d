package org.tpibridge.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.importing.export.BundleForm;
import org.tpibridge.importing.export.BundleLineWriter;
import org.tpibridge.importing.export.Exporting;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.pipeline.RunOptions;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.store.Store;

/** After an import, an export writes the Bundles that convert writes. */
class ExportedVisitsTest {

  /** The published examples, and the golden cases in the canonical format. */
  static Stream<Path> files() throws IOException {
    try (Stream<Path> cases = Files.list(Path.of("src", "test", "resources", "visits"))) {
      List<Path> files =
          cases
              .filter(folder -> !Files.exists(folder.resolve("columns.yaml")))
              .map(folder -> folder.resolve("input.csv"))
              .filter(Files::exists)
              .sorted()
              .toList();
      return Stream.concat(Stream.of(Path.of("examples", "visits.csv")), files.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void anExportEqualsTheConversion(Path file, @TempDir Path folder) throws IOException {
    try (Store store = Exporting.storeIn(folder);
        Importing importing = new Importing(store)) {
      importing.run(input(file));

      for (BundleForm form : BundleForm.values()) {
        assertThat(byId(lines(new Exporting(store, form).full().lines())))
            .isEqualTo(byId(converted(file, form)));
      }
    }
  }

  private static Input input(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new Input(file.getFileName().toString(), () -> new ByteArrayInputStream(bytes));
  }

  private static List<String> converted(Path file, BundleForm form) throws IOException {
    VisitPipeline pipeline = Importing.pipeline(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> ids = new ArrayList<>();
    try (BundleLineWriter writer = new BundleLineWriter(new PrintStream(out, true), form);
        Stream<VisitResult> results =
            pipeline.process(
                input(file), RunOptions.of(InputCoverage.disabled()), pipeline.newSeries())) {
      for (VisitResult result : results.toList()) {
        if (result instanceof VisitResult.Accepted accepted
            && !ids.contains(accepted.visit().visitId())) {
          ids.add(accepted.visit().visitId());
          writer.write(writer.encode(accepted));
        }
      }
    }
    return lines(out.toByteArray());
  }

  private static List<String> lines(byte[] lines) {
    return new String(lines, UTF_8).lines().toList();
  }

  /** The whole Bundles, except for what the Provenance states of the import. */
  private static Map<String, String> byId(List<String> lines) {
    Map<String, String> bundles = new HashMap<>();
    for (String line : lines) {
      Bundle bundle = (Bundle) FhirJsonReader.read(line.getBytes(UTF_8));
      bundle
          .getEntry()
          .forEach(
              entry -> {
                if (entry.getResource() instanceof Provenance provenance) {
                  provenance.setRecorded(null).setEntity(null).setText(null);
                }
              });
      assertThat(
              bundles.put(
                  bundle.getIdPart(), new String(FhirJsonWriter.pretty().bytes(bundle), UTF_8)))
          .isNull();
    }
    return bundles;
  }
}
