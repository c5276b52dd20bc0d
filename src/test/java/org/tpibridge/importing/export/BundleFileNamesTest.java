package org.tpibridge.importing.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleFileNamesTest {
  private static final String UUID = "0f0f0f0f-0000-5000-8000-000000000000";

  private final BundleFileNames names = new BundleFileNames();

  @ParameterizedTest
  @ValueSource(strings = {"V-1", "2024_003", "a"})
  void aSafeIdIsTheFileName(String id) {
    assertThat(names.nameOf(Optional.empty(), id, UUID)).isEqualTo(id + ".json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../etc/passwd", "V 1", "V/1", "V.1", "é", "CON", "nul", "com1", "a\u0000"})
  void anUnsafeIdIsReplacedByTheUuid(String id) {
    assertThat(names.nameOf(Optional.empty(), id, UUID)).isEqualTo(UUID + ".json");
  }

  @Test
  void theSecondOfTwoIdsThatDifferInCaseIsReplacedByTheUuid() {
    names.nameOf(Optional.empty(), "Visit-a", UUID);

    assertThat(names.nameOf(Optional.empty(), "VISIT-A", UUID)).isEqualTo(UUID + ".json");
  }
}
