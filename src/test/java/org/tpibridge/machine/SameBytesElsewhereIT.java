package org.tpibridge.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.machine.Machine.Outcome;

/** The same visits give the same bytes on every machine. */
class SameBytesElsewhereIT {
  private static final Path VISITS = Path.of("examples", "visits.csv");

  /** By output format. */
  private static final Map<String, Outcome> HERE = new HashMap<>();

  @TempDir private Path temporary;

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.tpibridge.machine.Surroundings#elsewhere")
  void bundlesAreTheSame(Surroundings surroundings) throws IOException {
    assertSameBytes(surroundings, "bundle");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.tpibridge.machine.Surroundings#elsewhere")
  void ndjsonIsTheSame(Surroundings surroundings) throws IOException {
    assertSameBytes(surroundings, "ndjson");
  }

  private void assertSameBytes(Surroundings surroundings, String form) throws IOException {
    Outcome here = here(form);

    Outcome there = convertOn(Machine.of(surroundings), form);

    assertThat(there.exit()).as(there.stderr()).isZero();
    assertThat(there.files()).isNotEmpty().isEqualTo(here.files());
  }

  /** The output on this machine, which is the same for all others to be compared with. */
  private Outcome here(String form) throws IOException {
    Outcome here = HERE.get(form);
    if (here == null) {
      here = convertOn(new LocalMachine(Surroundings.HERE), form);
      assertThat(here.exit()).as(here.stderr()).isZero();
      HERE.put(form, here);
    }
    return here;
  }

  private Outcome convertOn(Machine machine, String form) throws IOException {
    return machine.convert(VISITS, form, Files.createTempDirectory(temporary, form));
  }
}
