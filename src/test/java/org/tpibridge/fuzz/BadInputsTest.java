package org.tpibridge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.app.Typed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that every input is answered with the right exit code, with counts that add up, in bounded
 * time, without a stack trace, and without a patient's name among the counts.
 */
class BadInputsTest {
  private static final int MANY = Integer.getInteger("fuzz.count", 200);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 21, 41})
  void aBadInputIsAnswered(long first) throws IOException {
    checkAll(first, 10);
  }

  @Test
  @Tag("slow")
  void anyBadInputIsAnswered() throws IOException {
    checkAll(Long.getLong("fuzz.seed", 10_000), MANY);
  }

  private void checkAll(long first, int count) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (long seed = first; seed < first + count; seed++) {
      BadInput.Made made = BadInput.of(seed);
      try {
        check(made);
      } catch (AssertionError | RuntimeException e) {
        wrong.add("seed " + seed + ", " + made + ": " + e.getMessage());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void check(BadInput.Made made) throws IOException {
    Path file = Files.write(folder.resolve(made.name()), made.bytes());
    Path report = folder.resolve("report.json");
    Files.deleteIfExists(report);
    long start = System.nanoTime();

    Typed checked = typed("check", file.toString());
    Typed imported = typed("import", file.toString(), "--dry-run", "--report", report.toString());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).as("time").isLessThan(LONGEST);
    for (Typed typed : List.of(checked, imported)) {
      assertThat(typed.exitCode()).as(typed.err()).isIn(0, 1, 2);
      assertThat(typed.err() + typed.out())
          .as("no trace of the program's inside")
          .doesNotContain("\tat org.", "java.lang.", "NullPointer", "StackOverflow");
    }
    assertThat(imported.exitCode()).as("import and check agree").isEqualTo(checked.exitCode());
    // Output of an import is often logged; check prints findings to the user who requests them.
    assertThat(imported.err() + imported.out()).doesNotContain(GeneratedRow.nameOf(1));
    if (Files.exists(report)) {
      JsonNode rows = JSON.readTree(Files.readString(report)).path("rows");
      long sum = 0;
      for (Map.Entry<String, JsonNode> count : rows.properties()) {
        sum += count.getKey().equals("read") ? 0 : count.getValue().asLong();
      }
      assertThat(rows.path("read").asLong()).as("rows read").isEqualTo(sum);
      boolean isAllIn = rows.path("rejected").asLong() + rows.path("unreadable").asLong() == 0;
      assertThat(imported.exitCode() == 0).as("exit code 0 of " + rows).isEqualTo(isAllIn);
    }
  }

  private Typed typed(String... arguments) {
    return Typed.with(
        Map.of(
            "tpibridge.store.url",
            "jdbc:sqlite:" + folder.resolve("store.db"),
            "tpibridge.clinic.time-zone",
            "America/New_York"),
        "",
        arguments);
  }
}
