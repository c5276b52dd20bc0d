package org.tpibridge.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.rules.RulePolicy;
import org.tpibridge.rules.Rules;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/**
 * Checks that messages that arrive one by one give the same visits as one file with all of them.
 */
class MultiMessageVisitsTest {
  private static final Path CASES =
      Path.of("src", "test", "resources", "org", "tpibridge", "reading", "items");
  private static final int MOST_MESSAGES = 4;
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final VisitPipeline PIPELINE =
      new VisitPipeline(
          new VisitReader(Terminology.builtIn(), ZONE),
          new VisitMapper(Clinic.unnamed(ZONE), Terminology.builtIn()),
          VisitPipeline.withoutValidation(),
          new Rules(
              RulePolicy.load("all", List.of()).policy().orElseThrow(),
              new TerminologyKeys(Terminology.builtIn())),
          OrderedParallel.SEQUENTIAL);

  @TempDir private Path folder;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .filter(f -> f.toString().endsWith(".hl7"))
          .filter(f -> messages(f).size() > 1 && messages(f).size() <= MOST_MESSAGES)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_order_of_arrival_gives_what_one_file_gives(String file) throws IOException {
    List<List<String>> orders = permutations(messages(CASES.resolve(file)));
    for (int i = 0; i < orders.size(); i++) {
      List<String> order = orders.get(i);

      assertThat(arrived(order, folder.resolve("order-" + i)))
          .as("order %d", i)
          .isEqualTo(ofFile(order));
    }
  }

  @Test
  void there_are_enough_cases() throws IOException {
    assertThat(cases().count()).isGreaterThan(50);
  }

  @Test
  void a_second_patient_under_the_same_number_never_replaces_the_first() throws IOException {
    List<String> messages = messages(CASES.resolve("patients-one-number-of-two-authorities.hl7"));
    Map<String, Visit> first = arrived(messages.subList(0, 1), folder.resolve("first"));

    assertThat(first).hasSize(1);
    assertThat(arrived(messages, folder.resolve("both"))).containsAllEntriesOf(first);
  }

  /** Works like the listener: writes accepted visits, and withdraws rejected or ended ones. */
  private static Map<String, Visit> arrived(List<String> messages, Path folder) throws IOException {
    MultiMessageVisits arrivals =
        new MultiMessageVisits(PIPELINE, PIPELINE.newSeries(), Files.createDirectories(folder));
    Map<String, Visit> written = new TreeMap<>();
    for (int i = 0; i < messages.size(); i++) {
      MultiMessageVisits.MessageOutcome outcome =
          arrivals.accept("m" + i, messages.get(i).getBytes(ISO_8859_1));
      Set<String> rejected = new HashSet<>(outcome.ended());
      Map<String, Visit> accepted = new TreeMap<>();
      for (MultiMessageVisits.MessageVisit each : outcome.visits()) {
        if (each.result() instanceof VisitResult.Accepted visit) {
          accepted.put(visit.visit().visitId(), visit.visit());
        } else if (each.result() instanceof VisitResult.Rejected visit) {
          visit.visitId().ifPresent(rejected::add);
        }
      }
      written.keySet().removeAll(rejected);
      written.putAll(accepted);
    }
    return written;
  }

  private static Map<String, Visit> ofFile(List<String> messages) {
    byte[] bytes = String.join("\r", messages).getBytes(ISO_8859_1);
    Map<String, Visit> visits = new TreeMap<>();
    Input input = new Input("file", () -> new ByteArrayInputStream(bytes));
    try (Stream<VisitResult> results =
        PIPELINE.process(input, RunOptions.of(InputCoverage.disabled()), PIPELINE.newSeries())) {
      results.forEachOrdered(
          result -> {
            if (result instanceof VisitResult.Accepted visit) {
              visits.put(visit.visit().visitId(), visit.visit());
            }
          });
    }
    return visits;
  }

  private static List<String> messages(Path file) {
    try {
      String text = Files.readString(file, ISO_8859_1).replaceAll("[\u000b\u001c\0]", "");
      return Stream.of(text.split("(?<=[\r\n])(?=MSH)")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<List<String>> permutations(List<String> messages) {
    if (messages.size() < 2) {
      return List.of(messages);
    }
    List<List<String>> all = new ArrayList<>();
    IntStream.range(0, messages.size())
        .forEach(
            i -> {
              List<String> rest = new ArrayList<>(messages);
              String first = rest.remove(i);
              for (List<String> each : permutations(rest)) {
                List<String> order = new ArrayList<>(Collections.singleton(first));
                order.addAll(each);
                all.add(order);
              }
            });
    return all;
  }
}
