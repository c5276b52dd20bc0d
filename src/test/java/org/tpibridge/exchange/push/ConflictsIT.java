package org.tpibridge.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.exchange.push.ConflictCases.Case;
import org.tpibridge.exchange.push.ConflictCases.Result;

/** Both sides changed a visit: how it ends, by the settings and the decision of a person. */
class ConflictsIT {
  @TempDir private static Path folder;
  private static Map<Case, Result> results;

  @BeforeAll
  static void run() throws IOException {
    results = ConflictCases.run(folder);
  }

  static List<Case> cases() {
    return ConflictCases.read();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void endsAsTheSettingsAndThePersonSay(Case row) {
    Result result = results.get(row);

    assertThat(result.first()).as("the first push").isEqualTo(row.first());
    assertThat(result.result()).isEqualTo(row.result());
    boolean isOpen = row.first().equals("review") && row.decision().isEmpty();
    boolean isChangedAgain = row.decision().contains(", then");
    assertThat(result.open()).as("open items").isEqualTo(isOpen || isChangedAgain ? 1 : 0);
    assertThat(result.again()).as("sent by another push").isEqualTo("0/0/0");
  }
}
