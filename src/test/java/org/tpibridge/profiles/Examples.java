package org.tpibridge.profiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the examples next to the profiles. */
final class Examples {

  static final Path FOLDER = Path.of("profiles", "examples");

  private Examples() {}

  /**
   * The expected error of an invalid example.
   *
   * @param says a part of the message; for an invariant its key
   * @param at the FHIRPath of the failing element, as HAPI writes it
   * @param also parts of the messages of further errors with the same cause
   */
  record Expected(String says, String at, List<String> also) {
    Expected {
      also = also == null ? List.of() : also;
    }
  }

  static List<String> valid() {
    return names("valid");
  }

  static List<String> invalid() {
    return names("invalid");
  }

  static String read(String folder, String name) {
    try {
      return Files.readString(FOLDER.resolve(folder).resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Expected> expected() {
    return YAMLMapper.shared()
        .readValue(
            FOLDER.resolve("invalid").resolve("expected.yaml").toFile(), new TypeReference<>() {});
  }

  /** Messages below an error that every valid example may have, each with the reason. */
  static Map<String, String> accepted() {
    return YAMLMapper.shared()
        .readValue(FOLDER.resolve("accepted-warnings.yaml").toFile(), new TypeReference<>() {});
  }

  private static List<String> names(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".json"))
          .map(file -> file.substring(0, file.length() - ".json".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
