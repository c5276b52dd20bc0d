package org.tpibridge.server.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.store.Store;
import org.tpibridge.store.search.ResourceSearch.FoundResource;
import org.tpibridge.store.search.ResourceSearch.SearchPage;
import org.tpibridge.store.search.SearchQuery;
import org.tpibridge.store.search.SearchQueryParser;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;

/** The latest observations of each code, such as the last pain scores of a patient. */
final class LatestObservations {
  private static final String MAX = "max";
  private static final int PAGE = 500;

  /** More than a patient has, so that each search ends. */
  private static final int MOST = 20_000;

  private final Store store;
  private final SearchQueryParser parser;

  LatestObservations(Store store, SearchQueryParser parser) {
    this.store = store;
    this.parser = parser;
  }

  /**
   * @throws InvalidRequestException if a parameter is unknown or not valid, or there is no patient
   */
  Bundle of(RequestDetails request) {
    int max = 1;
    List<RequestedParameter> asked = new ArrayList<>();
    for (Map.Entry<String, String[]> parameter : request.getParameters().entrySet()) {
      for (String value : parameter.getValue()) {
        if (parameter.getKey().equals(MAX)) {
          max = max(value);
        } else if (!parameter.getKey().startsWith("_")) {
          asked.add(new RequestedParameter(parameter.getKey(), value));
        }
      }
    }
    boolean isOfPatient =
        asked.stream().anyMatch(one -> one.name().matches("(patient|subject)([:.].*)?"));
    if (!isOfPatient) {
      throw new InvalidRequestException("$lastn requires the parameter patient or subject.");
    }
    List<RequestedParameter> sorted = new ArrayList<>(asked);
    sorted.add(new RequestedParameter("_sort", "-date"));
    SearchQuery query = parser.read("Observation", sorted);
    StoreSearch.refuse(query.findings());
    List<FoundResource> latest = latest(query, max);
    SearchBundle bundle = SearchBundle.of("Observation/$lastn", request);
    bundle.setTotal(latest.size());
    bundle.addMatches(latest);
    return bundle.bundle();
  }

  private static int max(String value) {
    try {
      int max = Integer.parseInt(value);
      if (max >= 1) {
        return max;
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new InvalidRequestException("max must be a number, 1 or more.");
  }

  private List<FoundResource> latest(SearchQuery query, int max) {
    Map<String, Integer> groups = new HashMap<>();
    Map<Integer, Integer> counts = new HashMap<>();
    return store.read(
        tx -> {
          List<FoundResource> latest = new ArrayList<>();
          int read = 0;
          List<FoundResource> page = tx.search().read(query, SearchPage.first(PAGE));
          while (!page.isEmpty()) {
            for (FoundResource found : page) {
              int group = group(groups, found);
              if (counts.merge(group, 1, Integer::sum) <= max) {
                latest.add(found);
              }
            }
            read += page.size();
            if (read >= MOST) {
              throw new InvalidRequestException(
                  "There are too many observations. Add criteria, such as code or date.");
            }
            page =
                tx.search().read(query, SearchPage.after(page.get(page.size() - 1).match(), PAGE));
          }
          return List.copyOf(latest);
        });
  }

  /** Observations have the same code if they have one coding in common, or the same text. */
  private static int group(Map<String, Integer> groups, FoundResource found) {
    Observation observation = (Observation) ResourceLoader.load(found);
    Set<String> names = names(observation.getCode());
    int group =
        names.stream()
            .filter(groups::containsKey)
            .map(groups::get)
            .findFirst()
            .orElse(groups.size());
    names.forEach(name -> groups.putIfAbsent(name, group));
    return group;
  }

  private static Set<String> names(CodeableConcept code) {
    Set<String> names = new HashSet<>();
    code.getCoding().forEach(one -> names.add(one.getSystem() + "|" + one.getCode()));
    if (names.isEmpty()) {
      names.add("text " + code.getText());
    }
    return names;
  }
}
