package org.tpibridge.server.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.finding.Finding;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.search.ResourceSearch.FoundResource;
import org.tpibridge.store.search.ResourceSearch.IncludedResources;
import org.tpibridge.store.search.ResourceSearch.PageGoneException;
import org.tpibridge.store.search.ResourceSearch.SearchPage;
import org.tpibridge.store.search.SearchQuery;
import org.tpibridge.store.search.SearchQueryParser;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;
import org.tpibridge.validation.OperationOutcomes;

/** Runs searches in the store. */
final class StoreSearch {
  private static final String UNKNOWN_PARAMETER = "TPI-SEARCH-PARAMETER";

  /** What one page includes at most, besides its matches. */
  private static final int MOST_INCLUDED = 1_000;

  private final Store store;
  private final SearchQueryParser parser;

  StoreSearch(Store store, SearchQueryParser parser) {
    this.store = store;
    this.parser = parser;
  }

  /**
   * @throws InvalidRequestException if a parameter is unknown or has a wrong value
   * @throws ResourceGoneException if the page before was erased
   */
  Bundle run(String type, RequestDetails request) {
    SearchRequest search = SearchRequest.of(request);
    List<RequestedParameter> used = new ArrayList<>(search.query());
    if (search.lenient()) {
      used.removeIf(one -> isUnknown(type, one));
    }
    SearchQuery query = parser.read(type, used);
    refuse(query.findings());
    try {
      return store.read(
          tx -> page(tx, query, search, SearchBundle.page(type, request, search, used)));
    } catch (PageGoneException e) {
      throw new ResourceGoneException(e.getMessage());
    }
  }

  private boolean isUnknown(String type, RequestedParameter parameter) {
    return parser.read(type, List.of(parameter)).findings().stream()
        .anyMatch(finding -> finding.code().equals(UNKNOWN_PARAMETER));
  }

  /**
   * @throws InvalidRequestException if there is a finding
   */
  static void refuse(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new InvalidRequestException(
          findings.stream().map(Finding::message).collect(Collectors.joining(" ")),
          OperationOutcomes.of(findings));
    }
  }

  private static Bundle page(
      StoreReader tx, SearchQuery query, SearchRequest search, SearchBundle bundle) {
    List<FoundResource> matches = new ArrayList<>();
    if (search.count() > 0) {
      // One more shows whether there is a next page.
      matches.addAll(tx.search().read(query, new SearchPage(search.after(), search.count() + 1)));
    }
    boolean isLast = matches.size() <= search.count();
    if (!isLast) {
      matches.remove(matches.size() - 1);
      bundle.addNext(matches.get(matches.size() - 1).match().key());
    }
    if (search.total()) {
      bundle.setTotal(tx.search().count(query));
    } else if (isLast && search.after().isEmpty()) {
      bundle.setTotal(matches.size());
    }
    bundle.addMatches(matches);
    IncludedResources included =
        tx.search()
            .included(query, matches.stream().map(FoundResource::match).toList(), MOST_INCLUDED);
    bundle.addIncluded(included.resources());
    if (!included.complete()) {
      bundle.addWarning(
          "The page includes only %d resources besides its matches. Use a smaller _count."
              .formatted(MOST_INCLUDED));
    }
    return bundle.bundle();
  }
}
