package org.tpibridge.bench;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Observation;

/**
 * Measures one small file from the start of the virtual machine to the result: TPI Bridge as a
 * plain jar and with the starter script, compared with the smallest program with the stock
 * validator, packed the same way. Needs the packaged jar. Prints the median of the runs; the
 * programs take turns.
 */
public final class ColdStartBench {

  private static final int RUNS = 7;

  private ColdStartBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path target = Path.of(args[0]).toAbsolutePath();
    Path ours = target.resolve("tpi-bridge.jar");
    Path stock = StockJar.pack(ours, target.resolve("bench/stock.jar"));
    String file = smallFile(target.resolve("bench/observation.json")).toString();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<List<String>> commands =
        List.of(
            List.of(java, "-jar", stock.toString(), file),
            List.of(java, "-jar", ours.toString(), "validate", file),
            List.of(target.resolve("tpi-bridge").toString(), "validate", file));
    double[][] seconds = new double[commands.size()][RUNS];
    for (List<String> command : commands) {
      run(command, target);
    }
    for (int turn = 0; turn < RUNS; turn++) {
      for (int which = 0; which < commands.size(); which++) {
        seconds[which][turn] = run(commands.get(which), target);
      }
    }
    double base = median(seconds[0]);
    print("cold start to verdict    | seconds | of stock");
    print(line("stock, java -jar         ", base, base));
    print(line("ours, java -jar          ", median(seconds[1]), base));
    print(line("ours, starter script     ", median(seconds[2]), base));
  }

  private static Path smallFile(Path file) throws IOException {
    Observation pain =
        BenchmarkVisit.bundle(1).getEntry().stream()
            .map(entry -> entry.getResource())
            .filter(Observation.class::isInstance)
            .map(Observation.class::cast)
            .findFirst()
            .orElseThrow();
    return Files.writeString(
        file, FhirContext.forR4().newJsonParser().encodeResourceToString(pain));
  }

  private static double run(List<String> command, Path target)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CACHE_HOME", target.resolve("bench/cache").toString());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    int exit = builder.start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("exit " + exit + " of " + command);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String line(String what, double seconds, double base) {
    return String.format(Locale.ROOT, "%s| %.2f | %.2f", what, seconds, seconds / base);
  }

  @SuppressWarnings("SystemOut")
  private static void print(String line) {
    System.out.println(line);
  }
}
