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
import org.tpibridge.store.search.Query;
import org.tpibridge.store.search.QueryReader;
import org.tpibridge.store.search.QueryReader.Asked;
import org.tpibridge.store.search.Search.Found;
import org.tpibridge.store.search.Search.Order;
import org.tpibridge.store.search.Search.Page;
import org.tpibridge.store.search.SearchIndexer;

/** Searches as a server would make them. */
final class SearchedStore implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final int MOST = 500;

  private final QueryReader reader = new QueryReader(FHIR, ZONE, Clock.systemUTC());
  private final Store store;

  SearchedStore(TestDatabase database) {
    this.store = Store.open(database.settings(), new SearchIndexer(FHIR, ZONE));
  }

  /** Ids of the resources found. */
  Set<String> found(String type, String parameter, String value) {
    Query query = reader.read(type, List.of(new Asked(parameter, value)));
    if (!query.findings().isEmpty()) {
      throw new IllegalStateException(type + "?" + parameter + " cannot be searched");
    }
    return store.read(tx -> tx.search().find(query, Page.first(Order.KEPT, MOST))).stream()
        .map(Found::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() {
    store.close();
  }
}
