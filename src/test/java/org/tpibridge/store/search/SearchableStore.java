package org.tpibridge.store.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.NewVersion;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.search.ResourceSearch.FoundResource;
import org.tpibridge.store.search.ResourceSearch.IncludedResources;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;
import org.tpibridge.store.search.ResourceSearch.SearchPage;

/** A store with resources, indexed in UTC, and searches in it. */
final class SearchableStore implements AutoCloseable {
  static final Instant STORED_AT = Instant.parse("2026-03-04T05:06:07Z");

  private final Store store;
  private final SearchIndexer indexer =
      new SearchIndexer(() -> ResourcesAsStored.FHIR, ZoneOffset.UTC);
  private final SearchQueryParser reader =
      new SearchQueryParser(
          ResourcesAsStored.FHIR, ZoneOffset.UTC, Clock.fixed(STORED_AT, ZoneOffset.UTC));
  private final Jobs.Job job;

  SearchableStore(TestDatabase database) {
    store = Store.open(database.settings(), SchemaPolicy.MIGRATE, indexer);
    job =
        store.write(
            tx ->
                tx.jobs()
                    .begin(
                        new Jobs.JobRequest(
                            Jobs.JobKind.IMPORT,
                            "visits.csv",
                            Optional.empty(),
                            OptionalLong.empty(),
                            "",
                            "test",
                            "test",
                            OptionalLong.empty()),
                        STORED_AT));
  }

  /** Adds the resources as next versions, all at one time. */
  void add(List<? extends Resource> resources, Instant at) {
    add(resources, OptionalLong.empty(), at, false);
  }

  /** Adds the resources as those of a visit. */
  void addToVisit(long visit, List<? extends Resource> resources) {
    add(resources, OptionalLong.of(visit), STORED_AT, false);
  }

  void delete(Resource resource, Instant at) {
    add(List.of(resource), OptionalLong.empty(), at, true);
  }

  /** Adds content without index values. */
  void addContent(String type, String id, String json) {
    NewVersion version =
        new NewVersion(
            Optional.empty(),
            type,
            id,
            OptionalLong.empty(),
            false,
            new byte[32],
            json.getBytes(UTF_8));
    store.write(
        tx -> {
          tx.resources().add(List.of(version), new ChangeSource(job.key(), 1, STORED_AT));
          return null;
        });
  }

  private void add(
      List<? extends Resource> resources, OptionalLong visit, Instant at, boolean deleted) {
    store.write(
        tx -> {
          List<NewVersion> versions = new ArrayList<>();
          for (Resource resource : resources) {
            String type = resource.fhirType();
            String id = resource.getIdPart();
            Optional<ResourceVersion> before = tx.resources().find(type, id);
            versions.add(
                new NewVersion(
                    before,
                    type,
                    id,
                    visit,
                    deleted,
                    new byte[32],
                    new byte[0],
                    Optional.of(indexer.of(resource))));
          }
          tx.resources().add(versions, new ChangeSource(job.key(), 1, at));
          return null;
        });
  }

  /**
   * @param search such as {@code Patient?family=w&gender=female}
   */
  SearchQuery query(String search) {
    return new SearchTexts(reader).query(search);
  }

  Set<String> parameters(String type) {
    return reader.parameters(type);
  }

  /** The ids that were found, in the order of the search. */
  List<String> ids(String search) {
    return ids(query(search), 100);
  }

  /** The ids that were found, page by page. */
  List<String> ids(SearchQuery query, int limit) {
    List<String> ids = new ArrayList<>();
    List<SearchMatch> found = find(query, SearchPage.first(limit));
    while (!found.isEmpty()) {
      found.forEach(one -> ids.add(one.id()));
      found = find(query, SearchPage.after(found.get(found.size() - 1), limit));
    }
    return ids;
  }

  Optional<ResourceVersion> version(String type, String id) {
    return store.read(tx -> tx.resources().find(type, id));
  }

  List<ResourceVersion> history(String type, String id) {
    return store.read(tx -> tx.resources().history(type, id));
  }

  List<SearchMatch> find(SearchQuery query, SearchPage page) {
    return store.read(tx -> tx.search().find(query, page));
  }

  IncludedResources included(SearchQuery query, int limit) {
    return store.read(
        tx -> tx.search().included(query, tx.search().find(query, SearchPage.first(100)), limit));
  }

  List<FoundResource> read(SearchQuery query, SearchPage page) {
    return store.read(tx -> tx.search().read(query, page));
  }

  long outdatedCount() {
    return store.outdatedIndexCount();
  }

  void reindex(LongConsumer left) {
    store.reindex(left);
  }

  long count(SearchQuery query) {
    return store.read(tx -> tx.search().count(query));
  }

  @Override
  public void close() {
    store.close();
  }
}
