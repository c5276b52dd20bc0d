package org.tpibridge.exchange.pull;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;

/** Searches an EHR and reads page after page, as the EHR links them. */
final class SearchPages {
  private static final int MOST_RESTARTS = 3;

  /** The result of a search. */
  sealed interface PagesResult {

    /**
     * All pages were read.
     *
     * @param started by the EHR's clock, when it answered the first request
     * @param newest the last change among the resources
     */
    record Complete(Optional<Instant> started, Optional<Instant> newest) implements PagesResult {}

    /** Some pages were not read. */
    record Incomplete(FailedReply failure) implements PagesResult {}
  }

  private final EhrClient client;
  private final Consumer<Resource> receiver;
  private Optional<Instant> newest = Optional.empty();

  /**
   * @param receiver may receive a resource several times
   */
  SearchPages(EhrClient client, Consumer<Resource> receiver) {
    this.client = client;
    this.receiver = receiver;
  }

  /**
   * Reads all pages. If the EHR forgets the search, it is repeated from its start.
   *
   * @param query encoded
   */
  PagesResult read(String query) {
    for (int i = 0; i < MOST_RESTARTS; i++) {
      Optional<PagesResult> result = readOnce(query);
      if (result.isPresent()) {
        return result.get();
      }
    }
    return new PagesResult.Incomplete(
        new FailedReply(
            "The EHR forgot the search " + MOST_RESTARTS + " times before all pages were read.",
            false));
  }

  /** Empty if the search has to be repeated. */
  private Optional<PagesResult> readOnce(String query) {
    Set<String> pages = new HashSet<>();
    Optional<Instant> started = Optional.empty();
    EhrRequest request = EhrRequest.search(query);
    while (true) {
      EhrReply reply = client.send(request);
      boolean first = pages.isEmpty();
      if (!first && FailedReply.isExpiredPage(reply)) {
        return Optional.empty();
      }
      if (!(reply instanceof Success success)
          || !(success.resource().orElse(null) instanceof Bundle bundle)) {
        return Optional.of(new PagesResult.Incomplete(FailedReply.of(reply)));
      }
      if (first) {
        started = success.serverTime();
      }
      bundle.getEntry().stream()
          .filter(SearchPages::isMatch)
          .map(BundleEntryComponent::getResource)
          .forEach(this::receive);
      if (bundle.getLink(Bundle.LINK_NEXT) == null) {
        return Optional.of(new PagesResult.Complete(started, newest));
      }
      String next = bundle.getLink(Bundle.LINK_NEXT).getUrl();
      pages.add(request.path());
      if (pages.contains(next)) {
        return Optional.of(
            new PagesResult.Incomplete(
                new FailedReply("The pages of the search lead back to an earlier page.", false)));
      }
      request = EhrRequest.page(next);
    }
  }

  /** Includes and outcomes are not what was searched for. */
  private static boolean isMatch(BundleEntryComponent entry) {
    return entry.hasResource()
        && entry.getResource().getIdElement().hasIdPart()
        && (!entry.getSearch().hasMode() || entry.getSearch().getMode() == SearchEntryMode.MATCH);
  }

  private void receive(Resource resource) {
    RemoteContent.lastUpdated(resource)
        .filter(time -> newest.isEmpty() || time.isAfter(newest.get()))
        .ifPresent(time -> newest = Optional.of(time));
    receiver.accept(resource);
  }
}
