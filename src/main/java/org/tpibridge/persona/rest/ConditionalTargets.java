package org.tpibridge.persona.rest;

import java.util.List;
import java.util.Optional;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.data.ResourceQuery;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.PersonaRequest.QueryParameter;
import org.tpibridge.persona.http.RefusedRequestException;

/** Finds the one resource that a conditional request means. */
final class ConditionalTargets {
  private final SearchService searches;
  private final ResourceMemory memory;

  ConditionalTargets(SearchService searches, ResourceMemory memory) {
    this.searches = searches;
    this.memory = memory;
  }

  /**
   * @param condition as a query string, with or without the type
   */
  Optional<StoredCopy> one(String type, String condition) {
    String query = condition.substring(condition.indexOf('?') + 1);
    return one(type, PersonaRequest.parameters(query));
  }

  Optional<StoredCopy> one(String type, List<QueryParameter> condition) {
    ResourceQuery query = searches.query(type, condition);
    if (!query.hasConditions()) {
      throw RefusedRequestException.invalid(
          400, "The condition has no search parameter that is supported.");
    }
    List<StoredCopy> found = query.in(memory);
    if (found.size() > 1) {
      throw RefusedRequestException.of(
          412, "multiple-matches", "The condition matches " + found.size() + " resources.");
    }
    return found.stream().findFirst();
  }
}
