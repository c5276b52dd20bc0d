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
 * A folder {@code visits/<case>}: one visit in every format as {@code input.*}, the expectations of
 * a domain expert in {@code expect.yaml}, written by hand, and the Bundle that the program creates
 * in {@code bundle.json}. If there is a {@code columns.yaml}, the CSV is in a clinic's own format
 * and is read with that map.
 */
record GoldenVisit(Path folder) {
  private static final Path ALL = Path.of("src/test/resources/visits");
  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * @param counts the number of resources by type; other types must not occur
   * @param values the expected results of FHIRPath expressions on the Bundle
   * @param findings the codes of warnings and information from reading and mapping, in order
   * @param hl7Findings the same for reading {@code input.hl7}, if there is one
   */
  record Expectation(
      String about,
      Map<String, Integer> counts,
      List<Value> values,
      List<String> findings,
      List<String> hl7Findings) {}

  /**
   * @param path the FHIRPath on the Bundle
   * @param is the expected strings, in order
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

  /** Returns the column map of the case's CSV. */
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
