package org.tpibridge.server.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.tpibridge.store.search.ResourceSearch.FoundResource;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;

/** A page of the result of a search. */
final class SearchBundle {
  private final Bundle bundle = new Bundle();
  private final SearchRequest search;
  private final String base;
  private final String self;

  /**
   * @param used the parameters that are used; others are ignored
   */
  SearchBundle(
      String type, RequestDetails request, SearchRequest search, List<RequestedParameter> used) {
    this.search = search;
    this.base = request.getFhirServerBase();
    this.self = base + "/" + type + query(search, used);
    bundle.setId(UUID.randomUUID().toString());
    bundle.setType(BundleType.SEARCHSET);
    String after = search.after().isPresent() ? after(search.after().getAsLong()) : "";
    bundle.addLink().setRelation("self").setUrl(self + after);
    UnknownTotal.mark(bundle);
  }

  SearchRequest search() {
    return search;
  }

  /**
   * @param last key of the last match of this page
   */
  void addNext(long last) {
    bundle.addLink().setRelation("next").setUrl(self + after(last));
  }

  private static String after(long last) {
    return "&" + SearchRequest.AFTER + "=" + PageToken.of(last);
  }

  void setTotal(long total) {
    bundle.setTotal(Math.toIntExact(total));
    UnknownTotal.unmark(bundle);
  }

  void addMatches(List<FoundResource> matches) {
    matches.forEach(one -> add(one, SearchEntryMode.MATCH));
  }

  void addIncluded(List<FoundResource> included) {
    included.forEach(one -> add(one, SearchEntryMode.INCLUDE));
  }

  private void add(FoundResource found, SearchEntryMode mode) {
    SearchMatch match = found.match();
    bundle
        .addEntry()
        .setFullUrl(base + "/" + match.type() + "/" + match.id())
        .setResource(
            ResourceLoader.load(
                match.type(), match.id(), match.version(), match.updated(), found.json()))
        .getSearch()
        .setMode(mode);
  }

  void addWarning(String text) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.WARNING)
        .setCode(IssueType.TOOCOSTLY)
        .getDetails()
        .setText(text);
    bundle.addEntry().setResource(outcome).getSearch().setMode(SearchEntryMode.OUTCOME);
  }

  Bundle bundle() {
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
