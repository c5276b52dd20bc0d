package org.tpibridge.fuzz;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;
import org.tpibridge.store.search.ResourceSearch.SearchPage;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.store.search.SearchQuery;
import org.tpibridge.store.search.SearchQueryParser;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;

/** Runs searches like a server. */
final class SearchedStore implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final int MOST = 500;

  private final SearchQueryParser reader = new SearchQueryParser(FHIR, ZONE, Clock.systemUTC());
  private final Store store;

  SearchedStore(TestDatabase database) {
    this.store =
        Store.open(database.settings(), SchemaPolicy.MIGRATE, new SearchIndexer(FHIR, ZONE));
  }

  /** Returns the ids of the resources found. */
  Set<String> found(String type, String parameter, String value) {
    SearchQuery query = reader.read(type, List.of(new RequestedParameter(parameter, value)));
    if (!query.findings().isEmpty()) {
      throw new IllegalStateException(type + "?" + parameter + " cannot be searched");
    }
    return store.read(tx -> tx.search().find(query, SearchPage.first(MOST))).stream()
        .map(SearchMatch::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() {
    store.close();
  }
}
