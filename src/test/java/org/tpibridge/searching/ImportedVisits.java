package org.tpibridge.searching;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.Importing;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;
import org.tpibridge.store.search.ResourceSearch.SearchPage;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.store.search.SearchQuery;
import org.tpibridge.store.search.SearchQueryParser;

/** The published example visits, and a minute later the golden ones, imported into a store. */
final class ImportedVisits implements AutoCloseable {
  static final FhirContext FHIR = FhirContext.forR4Cached();

  /**
   * The time zone of the clinic. For the EHR, a day is that of the time as written, which is the
   * same.
   */
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final Instant FIRST = Instant.parse("2026-03-04T05:06:07Z");
  private static final Instant SECOND = FIRST.plusSeconds(60);

  private final Store store;
  private final SearchQueryParser reader = new SearchQueryParser(FHIR, ZONE, Clock.systemUTC());

  ImportedVisits(TestDatabase database) {
    SearchIndexer indexer = new SearchIndexer(FHIR, ZONE);
    store = Store.open(database.settings(), SchemaPolicy.MIGRATE, indexer);
    try (Importing importing = new Importing(store, indexer, () -> FIRST)) {
      importing.run(input(Path.of("examples", "visits.csv")));
    }
    try (Importing importing = new Importing(store, indexer, () -> SECOND)) {
      golden().forEach(file -> importing.run(input(file)));
    }
  }

  private static Input input(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Input(file.getFileName().toString(), () -> new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Visits in the canonical format. */
  private static List<Path> golden() {
    try (Stream<Path> cases = Files.list(Path.of("src", "test", "resources", "visits"))) {
      return cases
          .filter(folder -> !Files.exists(folder.resolve("columns.yaml")))
          .map(folder -> folder.resolve("input.csv"))
          .filter(Files::exists)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Resource> resources() {
    return byImport().stream().flatMap(List::stream).toList();
  }

  /** The content of the store after the imports, the earlier one first. */
  List<List<Resource>> byImport() {
    return List.of(keptAt(FIRST), keptAt(SECOND));
  }

  private List<Resource> keptAt(Instant time) {
    return store.read(
        tx -> {
          List<Resource> resources = new ArrayList<>();
          for (String type : FHIR.getResourceTypes()) {
            for (ResourceVersion version : tx.resources().all(type)) {
              if (version.updated().equals(time)) {
                String json =
                    new String(tx.resources().content(version.key()), StandardCharsets.UTF_8);
                resources.add((Resource) FHIR.newJsonParser().parseResource(json));
              }
            }
          }
          return resources;
        });
  }

  /** Empty if the search is refused. */
  Optional<Set<String>> answer(Question question) {
    SearchQuery query = reader.read(question.type(), question.asked(FIRST, SECOND));
    if (!query.findings().isEmpty()) {
      return Optional.empty();
    }
    Set<String> ids = new TreeSet<>();
    store.read(tx -> tx.search().find(query, SearchPage.first(Integer.MAX_VALUE))).stream()
        .map(SearchMatch::id)
        .forEach(ids::add);
    return Optional.of(ids);
  }

  @Override
  public void close() {
    store.close();
  }
}
