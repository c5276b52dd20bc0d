package org.tpibridge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that {@code docs/rules.md} matches the rules table, and that its example loads. */
class DocumentedRulesTest {
  private static final Path PAGE = Path.of("docs/rules.md");

  @TempDir private Path folder;

  @Test
  void theTableOfRulesIsTheData() throws IOException {
    String table =
        RuleTable.shipped().rules().map(DocumentedRulesTest::row).collect(Collectors.joining("\n"));

    assertThat(Files.readString(PAGE)).contains("\n" + table + "\n\n");
  }

  private static String row(Rule rule) {
    String days =
        rule.from().map(d -> " Visits from " + d + ".").orElse("")
            + rule.until().map(d -> " Visits until " + d + ".").orElse("");
    return "| `%s` | %s | %s%s | %s | %s | `%s`%s |"
        .formatted(
            rule.id(),
            rule.severity().id(),
            rule.what(),
            days,
            rule.source(),
            String.join(", ", rule.sets()),
            rule.check().id(),
            rule.parameters().values().entrySet().stream()
                .map(p -> " `" + p.getKey() + "=" + String.join(" ", p.getValue()) + "`")
                .reduce(String::concat)
                .map(parameters -> ":" + parameters)
                .orElse(""));
  }

  @ParameterizedTest
  @EnumSource
  void everyCheckAndItsParametersAreNamed(RuleCheck check) throws IOException {
    String page = Files.readString(PAGE);

    assertThat(page).contains("| `" + check.id() + "` | `" + check.code() + "` |");
    assertThat(check.parameters())
        .allSatisfy(parameter -> assertThat(page).contains("`" + parameter.name()));
  }

  @Test
  void theExampleLoads() throws IOException {
    String example = Files.readString(PAGE).split("```csv\n", -1)[1].split("```", -1)[0];
    Path file = Files.writeString(folder.resolve("rules.csv"), example);

    assertThat(RulePolicy.load(RulePolicy.ALL, List.of(file)).findings()).isEmpty();
  }
}
