package org.tpibridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the list of types with what visits are mapped to. */
final class ExchangedTypesTest {
  private static final Path VISITS = Path.of("src", "test", "resources", "visits");

  @Test
  void everyTypeOfAVisitIsListed() throws IOException {
    JsonMapper json = new JsonMapper();
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(VISITS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        JsonNode bundle = json.readTree(Files.readAllBytes(file));
        bundle
            .path("entry")
            .forEach(entry -> found.add(entry.path("resource").path("resourceType").asString("")));
      }
    }
    found.remove("");

    Set<String> listed = new TreeSet<>(ExchangedTypes.DOCUMENTED);
    listed.addAll(ExchangedTypes.MATCHED);
    assertThat(found).isEqualTo(listed);
  }
}
