package org.tpibridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tpibridge.bench.BenchmarkVisit;
import org.tpibridge.finding.Finding;

class ConcurrencyTest {

  /**
   * Starting without cache on four threads also tests that threads can load definitions at once.
   */
  @Test
  void fourThreadsFindTheSameAsOne() throws Exception {
    List<byte[]> contents = new ArrayList<>();
    BenchmarkVisit.bundle(3)
        .getEntry()
        .forEach(
            entry ->
                Mutations.of(
                        TestFhir.R4.newJsonParser().encodeResourceToString(entry.getResource()))
                    .stream()
                    .limit(3)
                    .forEach(text -> contents.add(text.getBytes(StandardCharsets.UTF_8))));
    Validator shared = Validator.create(TestFhir.R4);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Finding>>> results = new ArrayList<>();
      for (byte[] content : contents) {
        results.add(
            threads.submit(() -> shared.validate(content, FhirFileFormat.JSON, "in", List.of())));
      }
      Validator alone = Validator.create(TestFhir.R4);
      for (int at = 0; at < contents.size(); at++) {
        assertThat(results.get(at).get())
            .isEqualTo(alone.validate(contents.get(at), FhirFileFormat.JSON, "in", List.of()));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
