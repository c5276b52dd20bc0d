package org.tpibridge.bench;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.profiles.ConformancePackage;
import org.tpibridge.validation.FhirFileFormat;
import org.tpibridge.validation.Stock;
import org.tpibridge.validation.Validator;

/**
 * Compares validation with the stock validator in the same run: one resource at a time and whole
 * visit Bundles, on one thread and on two. Every resource is different; only its text is prepared
 * before measuring. Run with {@code mvn -Pbench -DskipTests verify}.
 */
public final class ValidationBench {

  private static final int VISITS = 400;
  private static final int TURNS = 4;

  private final List<String> resources = new ArrayList<>();
  private final List<String> bundles = new ArrayList<>();
  private final Stock stock;
  private final Validator ours;
  private final double seconds;

  private ValidationBench(double seconds) {
    FhirContext fhir = FhirContext.forR4();
    this.seconds = seconds;
    for (int number = 0; number < VISITS; number++) {
      Bundle visit = BenchmarkVisit.bundle(number);
      bundles.add(fhir.newJsonParser().encodeResourceToString(visit));
      visit
          .getEntry()
          .forEach(
              e -> resources.add(fhir.newJsonParser().encodeResourceToString(e.getResource())));
    }
    stock = new Stock(fhir, ConformancePackage.support(fhir));
    ours = Validator.create(fhir);
  }

  public static void main(String[] args) {
    double seconds = args.length == 0 ? 20 : Double.parseDouble(args[0]);
    new ValidationBench(seconds).run();
  }

  private void run() {
    print("validation                      | stock/s | ours/s | ratio");
    compare("one resource at a time, 1 thread ", 1, resources);
    compare("one resource at a time, 2 threads", 2, resources);
    compare("whole visit Bundles, 1 thread    ", 1, bundles);
    compare("whole visit Bundles, 2 threads   ", 2, bundles);
  }

  private void compare(String what, int threads, List<String> contents) {
    IntConsumer theirs = number -> stock.validate(contents.get(number % contents.size()));
    IntConsumer mine =
        number ->
            ours.validate(
                contents.get(number % contents.size()).getBytes(StandardCharsets.UTF_8),
                FhirFileFormat.JSON,
                "bench",
                List.of());
    Rate.of(threads, seconds / TURNS, theirs);
    Rate.of(threads, seconds / TURNS, mine);
    double theirRate = 0;
    double ourRate = 0;
    // The programs take turns, so that other load on the machine affects both.
    for (int turn = 0; turn < TURNS; turn++) {
      theirRate += Rate.of(threads, seconds / TURNS, theirs) / TURNS;
      ourRate += Rate.of(threads, seconds / TURNS, mine) / TURNS;
    }
    print(
        String.format(
            Locale.ROOT, "%s| %.1f | %.1f | %.2f", what, theirRate, ourRate, ourRate / theirRate));
  }

  @SuppressWarnings("SystemOut")
  private static void print(String line) {
    System.out.println(line);
  }
}
