package org.tpibridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tpibridge.bench.BenchmarkVisit;

/**
 * Validates 200,000 resources with one validator. Run it alone, with a small heap:
 *
 * <pre>mvn -Pslow test -Dtest=SoakTest</pre>
 */
@Tag("slow")
class SoakTest {

  private static final int RESOURCES = 200_000;
  private static final int TENTH = RESOURCES / 10;

  @Test
  void lastTenthIsAsFastAsTheFirst() {
    Validator validator = Validator.create(TestFhir.R4);
    List<Double> rates = new ArrayList<>();
    long spent = 0;
    int done = 0;
    for (int number = 0; done < RESOURCES; number++) {
      for (var entry : BenchmarkVisit.bundle(number).getEntry()) {
        byte[] content =
            TestFhir.R4
                .newJsonParser()
                .encodeResourceToString(entry.getResource())
                .getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        validator.validate(content, FhirFileFormat.JSON, "soak", List.of());
        spent += System.nanoTime() - start;
        if (++done % TENTH == 0) {
          rates.add(TENTH * 1e9 / spent);
          spent = 0;
        }
      }
    }
    assertThat(rates.get(9)).as("rates by tenth: %s", rates).isGreaterThan(0.9 * rates.get(0));
  }
}
