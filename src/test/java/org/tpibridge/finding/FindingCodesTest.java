package org.tpibridge.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that each code that the program can report is documented, and no other. */
class FindingCodesTest {
  private static final Pattern LITERAL = Pattern.compile("\"(TPI-[A-Z0-9]+(?:-[A-Z0-9]+)+)\"");
  private static final Path SOURCES = Path.of("src", "main", "java");

  /** The codes of the validation are built from the names of an enum. */
  private static final Pattern CONSTANT = Pattern.compile("(?m)^  ([A-Z_]+)[,;]");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(TPI-[A-Z0-9-]+)` \\|");

  @Test
  void every_code_in_the_sources_has_its_row_in_the_document() throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      SortedSet<String> used =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(file -> codes(LITERAL, file))
              .collect(Collectors.toCollection(TreeSet::new));
      codes(CONSTANT, SOURCES.resolve("org/tpibridge/validation/ValidationFindingCode.java"))
          .forEach(name -> used.add("TPI-FHIR-" + name.replace('_', '-')));
      assertThat(codes(ROW, Path.of("docs", "findings.md")))
          .containsExactlyInAnyOrderElementsOf(used);
    }
  }

  private static Stream<String> codes(Pattern pattern, Path file) {
    try {
      Matcher matcher = pattern.matcher(Files.readString(file));
      return matcher.results().map(result -> result.group(1)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
