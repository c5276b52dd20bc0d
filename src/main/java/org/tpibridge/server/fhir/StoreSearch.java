package org.tpibridge.server.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.tpibridge.finding.Finding;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;
import org.tpibridge.store.search.ResourceSearch.SearchPage;
import org.tpibridge.store.search.SearchQuery;
import org.tpibridge.store.search.SearchQueryParser;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;
import org.tpibridge.validation.OperationOutcomes;

/** Runs searches, and makes the pages of their results. */
final class StoreSearch {
  private static final String UNKNOWN_PARAMETER = "TPI-SEARCH-PARAMETER";

  private final Store store;
  private final SearchQueryParser parser;

  StoreSearch(Store store, SearchQueryParser parser) {
    this.store = store;
    this.parser = parser;
  }

  Bundle run(String type, RequestDetails request) {
    SearchRequest search = SearchRequest.of(request);
    List<RequestedParameter> used = new ArrayList<>(search.criteria());
    SearchQuery query = parser.read(type, used);
    if (search.lenient()) {
      used.removeIf(one -> isUnknown(type, one));
      query = parser.read(type, used);
    }
    refuse(query.findings());
    SearchQuery parsed = query;
    return store.read(tx -> page(tx, type, request, search, used, parsed));
  }

  private boolean isUnknown(String type, RequestedParameter parameter) {
    return parser.read(type, List.of(parameter)).findings().stream()
        .anyMatch(finding -> finding.code().equals(UNKNOWN_PARAMETER));
  }

  private static void refuse(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new InvalidRequestException(
          findings.stream().map(Finding::message).collect(Collectors.joining(" ")),
          OperationOutcomes.of(findings));
    }
  }

  private static Bundle page(
      StoreReader tx,
      String type,
      RequestDetails request,
      SearchRequest search,
      List<RequestedParameter> used,
      SearchQuery query) {
    Bundle bundle = new Bundle();
    bundle.setId(UUID.randomUUID().toString());
    bundle.setType(BundleType.SEARCHSET);
    String base = request.getFhirServerBase();
    String self = base + "/" + type + query(search, used);
    bundle.addLink().setRelation("self").setUrl(self);
    List<SearchMatch> matches = new ArrayList<>();
    if (search.count() > 0) {
      SearchPage first = SearchPage.first(search.order(), search.count() + 1);
      SearchPage page =
          search
              .after()
              .map(
                  token ->
                      new SearchPage(
                          first.order(), Optional.of(PageToken.read(type, token)), first.limit()))
              .orElse(first);
      matches.addAll(tx.search().find(query, page));
    }
    boolean isLast = matches.size() <= search.count();
    if (search.total()) {
      bundle.setTotal(Math.toIntExact(tx.search().count(query)));
    } else if (isLast && search.after().isEmpty()) {
      bundle.setTotal(matches.size());
    } else {
      UnknownTotal.mark(bundle);
    }
    if (!isLast) {
      matches.remove(matches.size() - 1);
      String token = PageToken.of(matches.get(matches.size() - 1));
      bundle.addLink().setRelation("next").setUrl(self + "&" + SearchRequest.AFTER + "=" + token);
    }
    for (SearchMatch match : matches) {
      bundle
          .addEntry()
          .setFullUrl(base + "/" + match.type() + "/" + match.id())
          .setResource(
              ResourceLoader.load(
                  match.type(),
                  match.id(),
                  match.version(),
                  match.updated(),
                  tx.resources().content(match.key())))
          .getSearch()
          .setMode(SearchEntryMode.MATCH);
    }
    return bundle;
  }

  /** The parameters that were used, as a query. */
  private static String query(SearchRequest search, List<RequestedParameter> used) {
    List<RequestedParameter> all = new ArrayList<>(used);
    all.addAll(search.shape());
    all.add(new RequestedParameter("_count", String.valueOf(search.count())));
    return all.stream()
        .map(one -> encoded(one.name()) + "=" + encoded(one.value()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("%3A", ":");
  }
}
