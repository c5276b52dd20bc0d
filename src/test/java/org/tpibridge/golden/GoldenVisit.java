package org.tpibridge.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.reading.columnmap.ColumnMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A folder {@code visits/<case>}: one visit in every format as {@code input.*}, what somebody who
 * knows the field expects of it in {@code expect.yaml}, written by hand, and the Bundle as the
 * program makes it in {@code bundle.json}. Where there is a {@code columns.yaml}, the CSV is a
 * clinic's own and is read through that map.
 */
record GoldenVisit(Path folder) {
  private static final Path ALL = Path.of("src/test/resources/visits");
  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * @param counts resources by type; types that are not named must not be there
   * @param values what FHIRPath expressions on the Bundle give
   * @param findings codes of warnings and information of reading and mapping, in order
   * @param hl7Findings the same of reading {@code input.hl7}, where there is one
   */
  record Expectation(
      String about,
      Map<String, Integer> counts,
      List<Value> values,
      List<String> findings,
      List<String> hl7Findings) {}

  /**
   * @param path FHIRPath on the Bundle
   * @param is the strings that it gives, in order
   */
  record Value(String what, String path, List<String> is) {}

  static Stream<GoldenVisit> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.filter(Files::isDirectory).sorted().map(GoldenVisit::new).toList().stream();
    }
  }

  List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith("input.")).sorted().toList();
    }
  }

  /** The map of the case's CSV. */
  Optional<ColumnMap> columns() {
    Path file = folder.resolve("columns.yaml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    ColumnMap.Result result = ColumnMap.read(file);
    assertThat(result.findings()).as(file.toString()).isEmpty();
    return result.map();
  }

  Path bundle() {
    return folder.resolve("bundle.json");
  }

  Expectation expectation() {
    try {
      return YAML.readValue(
          Files.readString(folder.resolve("expect.yaml")), new TypeReference<Expectation>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
