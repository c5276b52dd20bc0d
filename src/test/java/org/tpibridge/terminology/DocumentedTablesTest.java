package org.tpibridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the tables shown in {@code docs/terminology.md} load, and that every column is named.
 */
class DocumentedTablesTest {
  private static final Path PAGE = Path.of("docs/terminology.md");

  @TempDir private Path folder;

  static List<String> examples() throws IOException {
    return Pattern.compile("```csv\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_loads(String example) throws IOException {
    Path file = Files.writeString(folder.resolve("example.csv"), example);

    assertThat(Terminology.load(List.of(file)).findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void every_table_and_column_is_named(TerminologyTable table) throws IOException {
    String page = Files.readString(PAGE);

    assertThat(page).contains("`" + table.fileName() + "`");
    assertThat(table.columns()).allMatch(column -> page.contains("`" + column + "`"));
  }
}
