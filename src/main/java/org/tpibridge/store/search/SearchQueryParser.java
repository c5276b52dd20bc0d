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
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.tpibridge.finding.Finding;
import org.tpibridge.store.search.SortKey.SortSource;

/**
 * Parses FHIR R4 searches. Supports all indexed parameters, {@code _id} and {@code _lastUpdated};
 * prefixes; {@code :missing}, {@code :not}, {@code :exact}, {@code :contains}, {@code :identifier}
 * and {@code :Type}; chained parameters and {@code _has}; {@code _sort}, {@code _include} and
 * {@code _revinclude}. Parameters of the answer, such as {@code _count}, are the caller's. Safe for
 * use by many threads.
 */
public final class SearchQueryParser {
  private static final Set<String> STORE_PARAMETERS = Set.of("_id", "_lastUpdated");
  private static final String HAS = "_has:";
  private static final Set<String> INCLUDES = Set.of("_include", "_revinclude");
  private static final Set<String> ITERATE = Set.of("iterate", "recurse");

  /** Limits the work of one search. */
  private static final int LINKS = 3;

  private static final int INCLUDES_IN_ONE = 20;
  private static final int SORT_KEYS = 5;

  /** Names in messages are shortened to this length. */
  private static final int NAME_CHARACTERS = 80;

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
    IndexedParameters indexed = parametersOf(type);
    List<SupportedParameter> all = new ArrayList<>();
    all.add(new SupportedParameter("_id", "token"));
    all.add(new SupportedParameter("_lastUpdated", "date"));
    indexed.names().stream()
        .flatMap(name -> indexed.find(name).stream())
        .map(one -> new SupportedParameter(one.name(), one.kind().name().toLowerCase(Locale.ROOT)))
        .forEach(all::add);
    return List.copyOf(all);
  }

  /**
   * @param type of the resources, one of FHIR's
   * @param asked parameters, all of which must match
   */
  public SearchQuery read(String type, List<RequestedParameter> asked) {
    List<SearchCriterion> criteria = new ArrayList<>();
    List<SortKey> sort = new ArrayList<>();
    List<SearchInclude> includes = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (RequestedParameter requested : asked) {
      ParameterName name = ParameterName.of(requested.name());
      if (requested.name().equals("_sort")) {
        if (sort.isEmpty()) {
          sort.addAll(sort(type, requested.value(), findings));
        } else {
          findings.add(
              refused("_sort", "is stated twice", "one _sort with keys separated by commas"));
        }
      } else if (INCLUDES.contains(name.name())) {
        if (includes.size() < INCLUDES_IN_ONE) {
          include(type, name, requested.value(), findings).ifPresent(includes::add);
        } else {
          findings.add(refused(name.name(), "is stated too often", INCLUDES_IN_ONE + " at most"));
        }
      } else {
        criterion(type, requested, LINKS, findings).ifPresent(criteria::add);
      }
    }
    return new SearchQuery(type, criteria, sort, includes, findings);
  }

  /** The search parameters of a type, without composite ones. */
  public Set<String> parameters(String type) {
    Set<String> names = new TreeSet<>(parametersOf(type).names());
    names.addAll(STORE_PARAMETERS);
    return names;
  }

  /** The search parameters of a type by which it can be sorted. */
  public Set<String> sortParameters(String type) {
    Set<String> names = new TreeSet<>(STORE_PARAMETERS);
    for (String name : parametersOf(type).names()) {
      parametersOf(type)
          .find(name)
          .filter(parameter -> SortKey.SORTABLE.contains(parameter.kind()))
          .ifPresent(parameter -> names.add(name));
    }
    return names;
  }

  /** The search parameters of a type that are references, as {@code _include} states them. */
  public Set<String> includes(String type) {
    Set<String> names = new TreeSet<>();
    for (String name : parametersOf(type).names()) {
      reference(type, name).ifPresent(parameter -> names.add(type + ":" + name));
    }
    return names;
  }

  /**
   * Whether an {@code _include} of a type can lead to another type.
   *
   * @param include as {@link #includes} lists it
   */
  public boolean mayReferTo(String type, String include, String target) {
    return reference(type, include.substring(include.indexOf(':') + 1))
        .filter(
            parameter ->
                parameter
                    .target()
                    .map(target::equals)
                    .orElse(parameter.targets().isEmpty() || parameter.targets().contains(target)))
        .isPresent();
  }

  private record ParameterName(String name, String modifier) {
    static ParameterName of(String stated) {
      int colon = stated.indexOf(':');
      return colon < 0
          ? new ParameterName(stated, "")
          : new ParameterName(stated.substring(0, colon), stated.substring(colon + 1));
    }
  }

  private Optional<SearchCriterion> criterion(
      String type, RequestedParameter requested, int links, List<Finding> findings) {
    if (requested.name().startsWith(HAS)) {
      return has(type, requested, links, findings);
    }
    int dot = requested.name().indexOf('.');
    if (dot > 0) {
      return chain(type, requested, dot, links, findings);
    }
    ParameterName name = ParameterName.of(requested.name());
    SearchCriterionParser parser =
        new SearchCriterionParser(type, EscapedSearchValue.split(requested.value(), ','), dates);
    if (STORE_PARAMETERS.contains(name.name())) {
      if (!name.modifier().isEmpty()) {
        findings.add(modifier(name, "no modifier"));
        return Optional.empty();
      }
      boolean isId = name.name().equals("_id");
      Optional<SearchCriterion> criterion = isId ? parser.ids() : parser.updates();
      if (criterion.isEmpty()) {
        findings.add(value(name.name(), SearchParameterType.DATE));
      }
      return criterion;
    }
    Optional<IndexedParameter> parameter = parametersOf(type).find(name.name());
    if (parameter.isEmpty()) {
      findings.add(unknown(type, name.name()));
      return Optional.empty();
    }
    SearchParameterType kind = parameter.get().kind();
    if (!kind.supports(name.modifier())) {
      findings.add(modifier(name, kind.modifiers()));
      return Optional.empty();
    }
    Optional<SearchCriterion> criterion = parser.of(parameter.get(), name.modifier());
    if (criterion.isEmpty()) {
      findings.add(
          name.modifier().equals("missing")
              ? refused(requested.name(), "has an invalid value", "true or false")
              : value(requested.name(), kind));
    }
    return criterion;
  }

  private Optional<SearchCriterion> chain(
      String type, RequestedParameter requested, int dot, int links, List<Finding> findings) {
    ParameterName first = ParameterName.of(requested.name().substring(0, dot));
    Optional<IndexedParameter> reference = reference(type, first.name());
    if (reference.isEmpty()) {
      findings.add(
          parametersOf(type).find(first.name()).isEmpty()
              ? unknown(type, first.name())
              : refused(
                  requested.name(),
                  "cannot be chained, because \"%s\" is not a reference".formatted(first.name()),
                  String.join(", ", includes(type)).replace(type + ":", "")));
      return Optional.empty();
    }
    Optional<String> target =
        LinkedCriteria.target(reference.get(), first.modifier()).filter(this::isType);
    if (target.isEmpty()) {
      findings.add(
          refused(
              requested.name(),
              "does not specify one type of the referenced resource",
              "%s:Type.%s%s"
                  .formatted(
                      first.name(),
                      requested.name().substring(dot + 1),
                      reference.get().targets().isEmpty()
                          ? ""
                          : " with a type of " + String.join(", ", reference.get().targets()))));
      return Optional.empty();
    }
    if (links == 0) {
      findings.add(tooManyLinks(requested.name()));
      return Optional.empty();
    }
    return criterion(
            target.get(),
            new RequestedParameter(requested.name().substring(dot + 1), requested.value()),
            links - 1,
            findings)
        .map(found -> LinkedCriteria.chain(type, reference.get(), target.get(), found));
  }

  /** Parses {@code _has:Type:reference:parameter}. */
  private Optional<SearchCriterion> has(
      String type, RequestedParameter requested, int links, List<Finding> findings) {
    String[] parts = requested.name().split(":", 4);
    if (parts.length < 4 || !isType(parts[1])) {
      findings.add(
          refused(
              requested.name(),
              "is not complete",
              "_has:Type:reference:parameter=value, such as"
                  + " _has:Observation:patient:code=..."));
      return Optional.empty();
    }
    Optional<IndexedParameter> reference =
        reference(parts[1], parts[2])
            .filter(
                found ->
                    found.target().map(type::equals).orElse(true)
                        && (found.targets().isEmpty() || found.targets().contains(type)));
    if (reference.isEmpty()) {
      findings.add(
          refused(
              requested.name(),
              "states no reference from %s to %s".formatted(parts[1], type),
              String.join(", ", includes(parts[1])).replace(parts[1] + ":", "")));
      return Optional.empty();
    }
    if (links == 0) {
      findings.add(tooManyLinks(requested.name()));
      return Optional.empty();
    }
    return criterion(
            parts[1], new RequestedParameter(parts[3], requested.value()), links - 1, findings)
        .map(found -> LinkedCriteria.has(type, parts[1], reference.get(), found));
  }

  private List<SortKey> sort(String type, String value, List<Finding> findings) {
    List<SortKey> keys = new ArrayList<>();
    String[] stated = value.split(",", -1);
    if (stated.length > SORT_KEYS) {
      findings.add(refused("_sort", "has too many keys", SORT_KEYS + " at most"));
      return keys;
    }
    for (String one : stated) {
      boolean descending = one.startsWith("-");
      String name = descending ? one.substring(1) : one;
      Optional<SortKey> key =
          switch (name) {
            case "_id" -> Optional.of(ofColumn(SortSource.ID, descending));
            case "_lastUpdated" -> Optional.of(ofColumn(SortSource.UPDATED, descending));
            default ->
                parametersOf(type)
                    .find(name)
                    .filter(parameter -> SortKey.SORTABLE.contains(parameter.kind()))
                    .map(parameter -> ofParameter(type, parameter, descending));
          };
      key.ifPresentOrElse(
          keys::add,
          () ->
              findings.add(
                  refused(
                      "_sort",
                      "cannot sort %s by \"%s\"".formatted(type, shortened(name)),
                      String.join(", ", sortParameters(type)))));
    }
    return keys;
  }

  private static SortKey ofColumn(SortSource source, boolean descending) {
    return new SortKey(source, List.of(), true, descending);
  }

  private static SortKey ofParameter(String type, IndexedParameter parameter, boolean descending) {
    SortSource source = SortSource.valueOf(parameter.kind().name());
    boolean isRange = source == SortSource.DATE || source == SortSource.QUANTITY;
    return new SortKey(
        source,
        parameter.reads().stream().map(read -> IndexHash.parameter(type, read)).toList(),
        parameter.single() && isRange,
        descending);
  }

  /** Parses {@code Type:parameter} or {@code Type:parameter:TargetType}. */
  private Optional<SearchInclude> include(
      String type, ParameterName name, String value, List<Finding> findings) {
    boolean reverse = name.name().equals("_revinclude");
    boolean iterate = ITERATE.contains(name.modifier());
    if (!name.modifier().isEmpty() && !iterate) {
      findings.add(modifier(name, ":iterate"));
      return Optional.empty();
    }
    String[] parts = value.split(":", -1);
    boolean isComplete = (parts.length == 2 || parts.length == 3) && isType(parts[0]);
    if (!isComplete) {
      findings.add(
          refused(
              name.name(),
              "has an invalid value",
              reverse
                  ? "Type:parameter or Type:parameter:TargetType, such as Provenance:target"
                  : String.join(", ", includes(type))));
      return Optional.empty();
    }
    Optional<IndexedParameter> reference = reference(parts[0], parts[1]);
    Optional<String> target = parts.length == 3 ? Optional.of(parts[2]) : Optional.empty();
    boolean isPossible =
        reference.isPresent()
            && target
                .map(
                    stated ->
                        isType(stated)
                            && LinkedCriteria.target(reference.get(), stated).isPresent())
                .orElse(true);
    if (!isPossible) {
      findings.add(
          refused(
              name.name(),
              "states no reference parameter of " + parts[0],
              String.join(", ", includes(parts[0]))));
      return Optional.empty();
    }
    return Optional.of(
        new SearchInclude(
            reverse,
            iterate,
            parts[0],
            reference.get().reads().stream()
                .map(read -> IndexHash.parameter(parts[0], read))
                .toList(),
            target.or(reference.get()::target)));
  }

  private Optional<IndexedParameter> reference(String type, String name) {
    return parametersOf(type)
        .find(name)
        .filter(parameter -> parameter.kind() == SearchParameterType.REFERENCE)
        .filter(parameter -> !parameter.canonical());
  }

  private IndexedParameters parametersOf(String type) {
    return tables.computeIfAbsent(type, t -> new IndexedParameters(fhir, t));
  }

  private boolean isType(String name) {
    return fhir.getResourceTypes().contains(name);
  }

  private Finding unknown(String type, String name) {
    RuntimeSearchParam fhirParameter = fhir.getResourceDefinition(type).getSearchParam(name);
    boolean composite =
        fhirParameter != null
            && fhirParameter.getParamType() == RestSearchParameterTypeEnum.COMPOSITE;
    return Finding.error(
            "TPI-SEARCH-PARAMETER",
            "%s cannot be searched by \"%s\"%s."
                .formatted(
                    type,
                    shortened(name),
                    composite
                        ? ", because it combines two values; use one parameter for each value"
                        : ""))
        .withSuggestion(String.join(", ", parameters(type)));
  }

  private static Finding modifier(ParameterName name, String supported) {
    return refused(
        name.name(),
        "does not support the modifier \"" + shortened(name.modifier()) + "\"",
        supported);
  }

  private static Finding value(String name, SearchParameterType kind) {
    return refused(name, "has an invalid value", kind.format());
  }

  private static Finding tooManyLinks(String name) {
    return refused(name, "has too many steps", LINKS + " at most");
  }

  private static Finding refused(String name, String problem, String supported) {
    return Finding.error(
            "TPI-SEARCH-VALUE",
            "The search parameter \"%s\" %s.".formatted(shortened(name), problem))
        .withSuggestion(supported);
  }

  private static String shortened(String name) {
    return name.length() <= NAME_CHARACTERS ? name : name.substring(0, NAME_CHARACTERS) + "...";
  }
}
