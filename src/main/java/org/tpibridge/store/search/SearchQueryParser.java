package org.tpibridge.store.search;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tpibridge.finding.Finding;

/**
 * Parses FHIR R4 searches. Supports all indexed parameters, {@code _id} and {@code _lastUpdated};
 * prefixes; {@code :missing}, {@code :not}, {@code :exact}, {@code :contains}, {@code :identifier}
 * and {@code :Type}. Chained parameters are not supported. Safe for use by many threads.
 */
public final class SearchQueryParser {
  private static final Set<String> STORE_PARAMETERS = Set.of("_id", "_lastUpdated");

  /**
   * One parameter of a search.
   *
   * @param name with its modifier, if there is one: {@code code:not}
   * @param value values separated by commas, any of which may match; a backslash escapes a comma,
   *     bar or dollar sign
   */
  public record RequestedParameter(String name, String value) {
    /** Shows no value, because it may be patient data. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A parameter that searches of a type can use.
   *
   * @param type in FHIR's words, such as {@code token}
   */
  public record SupportedParameter(String name, String type) {}

  private final FhirContext fhir;
  private final DateLookup dates;
  private final Map<String, IndexedParameters> tables = new ConcurrentHashMap<>();

  /**
   * @param zone the one that resources were indexed with
   * @param clock for searches with prefix {@code ap}
   */
  public SearchQueryParser(FhirContext fhir, ZoneId zone, Clock clock) {
    this.fhir = fhir;
    this.dates = new DateLookup(new DateRanges(zone), clock);
  }

  /** Lists the parameters that searches of a type can use. */
  public List<SupportedParameter> supported(String type) {
    IndexedParameters indexed = parameters(type);
    List<SupportedParameter> all = new ArrayList<>();
    all.add(new SupportedParameter("_id", "token"));
    all.add(new SupportedParameter("_lastUpdated", "date"));
    indexed.names().stream()
        .flatMap(name -> indexed.find(name).stream())
        .map(one -> new SupportedParameter(one.name(), one.kind().name().toLowerCase(Locale.ROOT)))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private IndexedParameters parameters(String type) {
    return tables.computeIfAbsent(type, t -> new IndexedParameters(fhir, t));
  }

  /**
   * @param type of the resources, one of FHIR's
   * @param asked parameters, all of which must match
   */
  public SearchQuery read(String type, List<RequestedParameter> asked) {
    IndexedParameters table = parameters(type);
    List<SearchCriterion> criteria = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (RequestedParameter requested : asked) {
      int colon = requested.name().indexOf(':');
      String name = colon < 0 ? requested.name() : requested.name().substring(0, colon);
      String modifier = colon < 0 ? "" : requested.name().substring(colon + 1);
      SearchCriterionParser parser =
          new SearchCriterionParser(type, EscapedSearchValue.split(requested.value(), ','), dates);
      Optional<IndexedParameter> parameter = table.find(name);
      Optional<SearchCriterion> criterion =
          switch (requested.name()) {
            case "_id" -> parser.ids();
            case "_lastUpdated" -> parser.updates();
            default -> parameter.flatMap(indexed -> parser.of(indexed, modifier));
          };
      criterion.ifPresentOrElse(
          criteria::add,
          () ->
              findings.add(
                  parameter.isEmpty() && !STORE_PARAMETERS.contains(name)
                      ? unknown(type, name, table)
                      : refused(requested.name())));
    }
    return new SearchQuery(type, List.copyOf(criteria), List.copyOf(findings));
  }

  private Finding unknown(String type, String name, IndexedParameters table) {
    RuntimeSearchParam fhirParameter = fhir.getResourceDefinition(type).getSearchParam(name);
    boolean composite =
        fhirParameter != null
            && fhirParameter.getParamType() == RestSearchParameterTypeEnum.COMPOSITE;
    return Finding.error(
            "TPI-SEARCH-PARAMETER",
            "%s cannot be searched by \"%s\"%s."
                .formatted(
                    type,
                    name,
                    composite
                        ? ", because it combines two values; use one parameter for each value"
                        : ""))
        .withSuggestion(String.join(", ", table.names()));
  }

  private static Finding refused(String name) {
    return Finding.error(
        "TPI-SEARCH-VALUE",
        "The value or modifier of the search parameter \"%s\" is not valid for this parameter."
            .formatted(name));
  }
}
