package org.tpibridge.server.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final String base;
  private final String self;

  private SearchBundle(String base, String self) {
    this.base = base;
    this.self = self;
    bundle.setId(UUID.randomUUID().toString());
    bundle.setType(BundleType.SEARCHSET);
    UnknownTotal.mark(bundle);
  }

  /** A page of a search. */
  static SearchBundle page(
      String type, RequestDetails request, SearchRequest search, List<RequestedParameter> used) {
    List<RequestedParameter> all = new ArrayList<>(used);
    all.addAll(search.shape());
    all.add(new RequestedParameter("_count", String.valueOf(search.count())));
    SearchBundle page = new SearchBundle(request, type, all);
    String after = search.after().isPresent() ? after(search.after().getAsLong()) : "";
    page.bundle.addLink().setRelation("self").setUrl(page.self + after);
    return page;
  }

  /**
   * The whole result of an operation.
   *
   * @param path below the base
   */
  static SearchBundle of(String path, RequestDetails request) {
    List<RequestedParameter> all = new ArrayList<>();
    request
        .getParameters()
        .forEach(
            (name, values) ->
                Arrays.stream(values)
                    .forEach(value -> all.add(new RequestedParameter(name, value))));
    SearchBundle whole = new SearchBundle(request, path, all);
    whole.bundle.addLink().setRelation("self").setUrl(whole.self);
    return whole;
  }

  private SearchBundle(RequestDetails request, String path, List<RequestedParameter> parameters) {
    this(request.getFhirServerBase(), request.getFhirServerBase() + "/" + path + query(parameters));
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
        .setResource(ResourceLoader.load(found))
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

  private static String query(List<RequestedParameter> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.stream()
            .map(one -> encoded(one.name()) + "=" + encoded(one.value()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("%3A", ":");
  }
}
