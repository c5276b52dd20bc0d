package org.tpibridge.server.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.tpibridge.store.Store;
import org.tpibridge.store.search.ResourceSearch.FoundResource;
import org.tpibridge.store.search.ResourceSearch.IncludedResources;
import org.tpibridge.store.search.ResourceSearch.SearchPage;
import org.tpibridge.store.search.SearchQuery;
import org.tpibridge.store.search.SearchQueryParser;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;

/** Everything that the store has about a patient, in one Bundle. */
final class PatientRecord {
  private static final Set<String> PARAMETERS = Set.of("_type", "_since", "_format", "_pretty");

  /** More than a patient with a visit every week for five years. */
  private static final int MOST = 20_000;

  /** Who and what the visits refer to. */
  private static final List<String> REFERRED =
      List.of("Encounter:practitioner", "Encounter:service-provider", "Encounter:location");

  private final Store store;
  private final SearchQueryParser parser;

  PatientRecord(Store store, SearchQueryParser parser) {
    this.store = store;
    this.parser = parser;
  }

  /**
   * @throws InvalidRequestException if a parameter is unknown or not valid, or if there is too much
   */
  Bundle of(IdType id, RequestDetails request) {
    Map<String, String[]> parameters = request.getParameters();
    parameters.keySet().stream()
        .filter(name -> !PARAMETERS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new InvalidRequestException(
                  "$everything supports the parameters _type and _since only.");
            });
    Predicate<FoundResource> isAsked = isAsked(parameters);
    SearchQuery query = parser.read("Patient", query(id));
    List<FoundResource> all = new ArrayList<>();
    boolean complete =
        store.read(
            tx -> {
              List<FoundResource> patient = tx.search().read(query, SearchPage.first(1));
              IncludedResources rest =
                  tx.search()
                      .included(query, patient.stream().map(FoundResource::match).toList(), MOST);
              all.addAll(patient);
              all.addAll(rest.resources());
              return rest.complete();
            });
    if (all.isEmpty()) {
      throw new ResourceNotFoundException("Patient/" + id.getIdPart() + " does not exist.");
    }
    if (!complete) {
      throw new InvalidRequestException(
          "There are more than " + MOST + " resources. Search for each type instead.");
    }
    SearchBundle bundle = SearchBundle.of("Patient/" + id.getIdPart() + "/$everything", request);
    List<FoundResource> asked = all.stream().filter(isAsked).toList();
    bundle.setTotal(asked.size());
    bundle.addMatches(asked);
    return bundle.bundle();
  }

  private List<RequestedParameter> query(IdType id) {
    List<RequestedParameter> query = new ArrayList<>();
    query.add(new RequestedParameter("_id", id.getIdPart()));
    for (String type : ServedTypes.STORED) {
      if (!type.equals("Provenance") && parser.includes(type).contains(type + ":patient")) {
        query.add(new RequestedParameter("_revinclude", type + ":patient"));
      }
    }
    query.add(new RequestedParameter("_revinclude:iterate", "Provenance:target"));
    REFERRED.forEach(one -> query.add(new RequestedParameter("_include:iterate", one)));
    return query;
  }

  private static Predicate<FoundResource> isAsked(Map<String, String[]> parameters) {
    Set<String> types =
        Set.copyOf(
            values(parameters, "_type").flatMap(value -> Arrays.stream(value.split(","))).toList());
    Optional<Instant> since = values(parameters, "_since").findFirst().map(PatientRecord::instant);
    return found ->
        (types.isEmpty() || types.contains(found.match().type()))
            && since.map(time -> !found.match().updated().isBefore(time)).orElse(true);
  }

  private static Stream<String> values(Map<String, String[]> parameters, String name) {
    return Arrays.stream(parameters.getOrDefault(name, new String[0]));
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidRequestException(
          "_since must be a time with a time zone, such as 2024-03-04T09:30:00Z.");
    }
  }
}
