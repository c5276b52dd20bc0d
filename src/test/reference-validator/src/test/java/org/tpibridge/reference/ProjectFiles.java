package org.tpibridge.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files of the project that are validated. */
final class ProjectFiles {
  static final Path PACKAGE = Path.of("profiles", "generated", "package");
  private static final Path EXAMPLES = Path.of("profiles", "examples");

  static final Path ANY_WITH_SNOMED_CT = EXAMPLES.resolve("valid").resolve("body-structure.json");

  private ProjectFiles() {}

  static List<Path> conformanceResources() {
    return list(PACKAGE, "[A-Z].*[.]json");
  }

  static List<Path> validExamples() {
    return list(EXAMPLES.resolve("valid"), ".*[.]json");
  }

  static List<Path> invalidExamples() {
    return list(EXAMPLES.resolve("invalid"), ".*[.]json");
  }

  /** The Bundles of the golden cases and of the published examples. */
  static List<Path> bundles() {
    return Stream.concat(
            list(Path.of("src", "test", "resources", "visits"), "bundle[.]json").stream(),
            list(Path.of("examples", "fhir"), ".*[.]json").stream())
        .toList();
  }

  static String name(Path file) {
    return file.getFileName().toString().replaceFirst("[.]json$", "");
  }

  /** For each invalid example, a part of the message that HAPI's validator reports. */
  static Map<String, String> expectedErrors() {
    Map<String, Map<String, Object>> expected =
        new Yaml().load(new String(bytes(EXAMPLES.resolve("invalid/expected.yaml")), UTF_8));
    return expected.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get("says").toString()));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder, String name) {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(file -> file.getFileName().toString().matches(name)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
