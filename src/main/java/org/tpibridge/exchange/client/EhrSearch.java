package org.tpibridge.exchange.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrReply.Success;

/** Searches an EHR and reads all pages of the answer. */
public final class EhrSearch {
  /** More than any search for a patient, a day or an identifier should find. */
  private static final int MAX_PAGES = 20;

  /** The result of a search. */
  public sealed interface SearchResult {

    /**
     * What was found.
     *
     * @param resources each once, also if several pages contain it
     * @param complete false if there were more pages than are read
     */
    record Found(List<Resource> resources, boolean complete) implements SearchResult {

      /** Shows no patient data. */
      @Override
      public String toString() {
        return "Found[" + resources.size() + "]";
      }
    }

    /** The EHR gave no complete answer. */
    record Failed(EhrReply reply) implements SearchResult {}
  }

  private EhrSearch() {}

  /**
   * Searches for what is found once or not at all in most cases. If there is more, everything is
   * found with another search.
   *
   * @param query such as {@code Patient?identifier=1}, encoded
   */
  public static SearchResult lookUp(EhrClient client, String query) {
    EhrReply reply = client.send(EhrRequest.lookUp(query));
    if (!(reply instanceof Success success)
        || !(success.resource().orElse(null) instanceof Bundle bundle)) {
      return new SearchResult.Failed(reply);
    }
    boolean isWhole = bundle.getEntry().size() <= 1 && bundle.getLink(Bundle.LINK_NEXT) == null;
    return isWhole ? new SearchResult.Found(matches(bundle), true) : run(client, query);
  }

  private static List<Resource> matches(Bundle bundle) {
    return bundle.getEntry().stream()
        .filter(EhrSearch::isMatch)
        .map(BundleEntryComponent::getResource)
        .toList();
  }

  /**
   * @param query such as {@code Procedure?patient=1&date=2024-03-04}, encoded
   */
  public static SearchResult run(EhrClient client, String query) {
    Map<String, Resource> found = new LinkedHashMap<>();
    EhrRequest request = EhrRequest.search(query);
    for (int page = 0; page < MAX_PAGES; page++) {
      EhrReply reply = client.send(request);
      if (!(reply instanceof Success success)
          || !(success.resource().orElse(null) instanceof Bundle bundle)) {
        return new SearchResult.Failed(reply);
      }
      matches(bundle).forEach(r -> found.putIfAbsent(name(r), r));
      if (bundle.getLink(Bundle.LINK_NEXT) == null) {
        return new SearchResult.Found(List.copyOf(found.values()), true);
      }
      request = EhrRequest.page(bundle.getLink(Bundle.LINK_NEXT).getUrl());
    }
    return new SearchResult.Found(new ArrayList<>(found.values()), false);
  }

  /** Includes and outcomes are not what was searched for. */
  private static boolean isMatch(BundleEntryComponent entry) {
    return entry.hasResource()
        && entry.getResource().hasIdElement()
        && (!entry.getSearch().hasMode() || entry.getSearch().getMode() == SearchEntryMode.MATCH);
  }

  /** {@code Type/id} of a resource that an EHR returned. */
  public static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
