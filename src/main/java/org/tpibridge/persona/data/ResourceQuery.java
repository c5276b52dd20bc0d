package org.tpibridge.persona.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tpibridge.persona.http.PersonaRequest.QueryParameter;
import org.tpibridge.persona.http.RefusedRequestException;
import tools.jackson.databind.JsonNode;

/** A search in the resources of one type. */
public final class ResourceQuery {
  private final String type;
  private final List<SearchCondition> conditions = new ArrayList<>();

  /**
   * @param parameters what is not evaluated here (a vendor's own parameter) has no effect
   * @throws RefusedRequestException if a value or modifier is not valid
   */
  public ResourceQuery(
      SearchDefinitions definitions, String type, List<QueryParameter> parameters) {
    this.type = type;
    for (QueryParameter parameter : parameters) {
      definitions
          .of(type, parameter.plainName())
          .ifPresent(definition -> conditions.add(new SearchCondition(definition, parameter)));
    }
  }

  /** Whether it restricts the result. */
  public boolean hasConditions() {
    return !conditions.isEmpty();
  }

  public List<StoredCopy> in(ResourceMemory memory) {
    return memory.all(type).stream()
        .filter(copy -> conditions.stream().allMatch(c -> c.matches(copy)))
        .toList();
  }

  /** The order of {@code _sort}; by last update if the parameter is another one. */
  public static List<StoredCopy> sorted(
      List<StoredCopy> copies, SearchDefinitions definitions, String type, Optional<String> sort) {
    if (sort.isEmpty()) {
      return copies;
    }
    String first = sort.get().split(",", 2)[0];
    boolean descending = first.startsWith("-");
    String name = descending ? first.substring(1) : first;
    Comparator<StoredCopy> order =
        definitions
            .of(type, name)
            .map(d -> Comparator.comparing((StoredCopy copy) -> firstText(copy, d)))
            .orElseThrow(
                () ->
                    RefusedRequestException.invalid(
                        400, "Sorting by " + name + " is not supported."));
    return copies.stream().sorted(descending ? order.reversed() : order).toList();
  }

  private static String firstText(
      StoredCopy copy, SearchDefinitions.ParameterDefinition definition) {
    return definition.elements().stream()
        .flatMap(e -> e.in(copy.sharedBody()).stream())
        .findFirst()
        .map(ResourceQuery::sortText)
        .orElse("");
  }

  private static String sortText(JsonNode node) {
    return node.isString()
        ? TimeRange.of(node.stringValue())
            .map(range -> range.start().toString())
            .orElse(node.stringValue())
        : TimeRange.of(node, false).map(range -> range.start().toString()).orElse(node.toString());
  }
}
