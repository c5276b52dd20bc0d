package org.tpibridge.store.search;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tpibridge.finding.Finding;

/**
 * Reads searches as FHIR R4 writes them. Understood are all parameters that are indexed, {@code
 * _id} and {@code _lastUpdated}; prefixes; {@code :missing}, {@code :not}, {@code :exact}, {@code
 * :contains}, {@code :identifier} and {@code :Type}. No chains. Safe for use by many threads.
 */
public final class SearchQueryParser {
  private static final Set<String> STORE_PARAMETERS = Set.of("_id", "_lastUpdated");

  /**
   * One parameter of a search.
   *
   * @param name with a modifier where there is one: {@code code:not}
   * @param value values by commas, any of which may be; a backslash makes a comma, bar or dollar
   *     sign a plain one
   */
  public record RequestedParameter(String name, String value) {
    /** Values may be patients'. */
    @Override
    public String toString() {
      return name;
    }
  }

  private final FhirContext fhir;
  private final DateLookup moments;
  private final Map<String, IndexedParameters> tables = new ConcurrentHashMap<>();

  /**
   * @param zone the one that resources were indexed in
   * @param clock from which "about" a time is told
   */
  public SearchQueryParser(FhirContext fhir, ZoneId zone, Clock clock) {
    this.fhir = fhir;
    this.moments = new DateLookup(new DateRanges(zone), clock);
  }

  /**
   * @param type of the resources asked for, one of FHIR's
   * @param asked all of it has to hold
   */
  public SearchQuery read(String type, List<RequestedParameter> asked) {
    IndexedParameters table = tables.computeIfAbsent(type, t -> new IndexedParameters(fhir, t));
    List<SearchCriterion> criteria = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (RequestedParameter one : asked) {
      int colon = one.name().indexOf(':');
      String name = colon < 0 ? one.name() : one.name().substring(0, colon);
      String modifier = colon < 0 ? "" : one.name().substring(colon + 1);
      SearchCriterionParser reader =
          new SearchCriterionParser(type, EscapedSearchValue.split(one.value(), ','), moments);
      Optional<IndexedParameter> parameter = table.find(name);
      Optional<SearchCriterion> criterion =
          switch (one.name()) {
            case "_id" -> reader.ids();
            case "_lastUpdated" -> reader.updates();
            default -> parameter.flatMap(known -> reader.of(known, modifier));
          };
      criterion.ifPresentOrElse(
          criteria::add,
          () ->
              findings.add(
                  parameter.isEmpty() && !STORE_PARAMETERS.contains(name)
                      ? unknown(type, name, table)
                      : refused(one.name())));
    }
    return new SearchQuery(type, List.copyOf(criteria), List.copyOf(findings));
  }

  private Finding unknown(String type, String name, IndexedParameters table) {
    RuntimeSearchParam ofFhir = fhir.getResourceDefinition(type).getSearchParam(name);
    boolean composite =
        ofFhir != null && ofFhir.getParamType() == RestSearchParameterTypeEnum.COMPOSITE;
    return Finding.error(
            "TPI-SEARCH-PARAMETER",
            "%s cannot be searched by \"%s\"%s."
                .formatted(
                    type,
                    name,
                    composite
                        ? ", which is of two values at once; ask for each by its own parameter"
                        : ""))
        .withSuggestion(String.join(", ", table.names()));
  }

  private static Finding refused(String name) {
    return Finding.error(
        "TPI-SEARCH-VALUE",
        "The search by \"%s\" is not understood: its modifier or its value is of a form that this parameter does not have."
            .formatted(name));
  }
}
