package org.tpibridge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

/**
 * Runs random sequences of commands on one store and compares it after every step with a model.
 *
 * <pre>mvn -Pslow test -Dtest=OperationsTest -Dfuzz.count=200 -Dfuzz.seed=1</pre>
 *
 * <p>Without a seed, half of the sequences are the same each time and half are new.
 */
@OnEachDatabase(empty = true)
class OperationsTest {
  private static final int SEQUENCES = Integer.getInteger("fuzz.count", 200);
  private static final long FIXED = 1_000;

  private final TestDatabase database;
  @TempDir private Path folder;
  private int runs;

  OperationsTest(TestDatabase database) {
    this.database = database;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7215})
  void whatIsStoredIsWhatWasDone(long seed) throws IOException {
    check(seed, new Tally());
  }

  @Test
  @Tag("slow")
  void whatIsStoredIsWhatWasDoneInAnySequence() throws IOException {
    Tally tally = new Tally();
    List<String> failures = new ArrayList<>();
    List<Long> seeds = seeds();
    for (long seed : seeds) {
      try {
        check(seed, tally);
      } catch (AssertionError e) {
        failures.add(e.getMessage());
      }
    }
    System.out.printf("%s: %d sequences, %s%n", database.kind(), seeds.size(), tally);
    assertThat(failures).as(seeds.size() + " sequences, " + tally).isEmpty();
  }

  private static List<Long> seeds() {
    Long first = Long.getLong("fuzz.seed");
    Random fresh = new Random();
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < SEQUENCES; i++) {
      boolean isFixed = first != null || i % 2 == 0;
      seeds.add(isFixed ? (first == null ? FIXED : first) + i : fresh.nextInt(1_000_000_000));
    }
    return seeds;
  }

  private void check(long seed, Tally tally) throws IOException {
    List<Operation> operations = Sequence.of(seed);
    Optional<String> failure = failure(operations, tally);
    if (failure.isPresent()) {
      // Shortening a sequence takes minutes.
      System.out.printf("Seed %d failed: %s%n", seed, failure.get());
      List<Operation> shortest = shortened(operations);
      throw new AssertionError(
          "Seed %d failed: %s%nThe shortest sequence that fails:%n%s%nwith: %s"
              .formatted(
                  seed,
                  failure.get(),
                  shortest.stream().map(o -> "  " + o).collect(Collectors.joining("\n")),
                  failure(shortest, new Tally()).orElse("(nothing when run again)")));
    }
  }

  private Optional<String> failure(List<Operation> operations, Tally tally) throws IOException {
    Path files = Files.createDirectory(folder.resolve("run-" + ++runs));
    try (TestDatabase own = database.another()) {
      new SequenceRun(own, files, tally).run(operations);
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Leaves out operations, fewer and fewer at a time, as long as the others still fail. */
  private List<Operation> shortened(List<Operation> operations) throws IOException {
    List<Operation> shortest = new ArrayList<>(operations);
    for (int left = Math.max(1, shortest.size() / 4); left > 0; left /= 2) {
      for (int i = shortest.size() - left; i >= 0; i -= left) {
        List<Operation> shorter = new ArrayList<>(shortest);
        shorter.subList(i, i + left).clear();
        if (failure(shorter, new Tally()).isPresent()) {
          shortest = shorter;
        }
      }
    }
    return shortest;
  }
}
