package org.tpibridge.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.machine.Machine.Outcome;

/** The same visits give the same bytes on every machine. */
class SameBytesElsewhereIT {
  private static final Path VISITS = Path.of("examples", "visits.csv");
  private static final Map<String, Outcome> HERE = new ConcurrentHashMap<>();

  @TempDir private static Path temporary;

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("machinesAndForms")
  void anotherMachineWritesTheSameBytes(Surroundings surroundings, String form) {
    Outcome here =
        HERE.computeIfAbsent(form, key -> convert(new LocalMachine(Surroundings.HERE), key));

    Outcome there = convert(Machine.of(surroundings), form);

    assertThat(there.exit()).as(there.stderr()).isEqualTo(here.exit());
    assertThat(there.files()).isEqualTo(here.files());
  }

  static Stream<Arguments> machinesAndForms() {
    return Surroundings.elsewhere().stream()
        .flatMap(
            surroundings ->
                Stream.of("bundle", "ndjson").map(form -> Arguments.of(surroundings, form)));
  }

  private static Outcome convert(Machine machine, String form) {
    try {
      return machine.convert(VISITS, form, Files.createTempDirectory(temporary, form));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
