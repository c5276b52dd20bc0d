package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Parses one parameter of a search with a modifier that its type supports. The result is empty if
 * the value is invalid.
 *
 * @param type of the resources
 * @param values any of which may match
 */
record SearchCriterionParser(String type, List<String> values, DateLookup dates) {
  private static final String ID = "id = ? and " + ResourceIdBlocks.inAnyBlock("key");

  Optional<SearchCriterion> ids() {
    return all(value ->
            Optional.of(
                List.of(
                    IndexLookup.ofResources(
                        type, ID, List.of(EscapedSearchValue.unescape(value))))))
        .map(SearchCriterion::selective);
  }

  Optional<SearchCriterion> updates() {
    return all(value -> dates.ofUpdates(value).map(List::of))
        .map(any -> SearchCriterion.of(SearchParameterType.DATE, any));
  }

  Optional<SearchCriterion> of(IndexedParameter parameter, String modifier) {
    if (modifier.equals("missing")) {
      return missing(parameter);
    }
    Optional<List<IndexLookup>> any =
        switch (parameter.kind()) {
          case TOKEN -> each(parameter, "", TokenLookup::of);
          case DATE -> each(parameter, "", dates::of);
          case REFERENCE -> references(parameter, modifier);
          case STRING ->
              switch (modifier) {
                case "exact" -> each(parameter, "", StringLookup::exact);
                case "contains" -> each(parameter, "", StringLookup::containing);
                default -> each(parameter, "", StringLookup::startingWith);
              };
          case QUANTITY -> each(parameter, "", QuantityLookup::of);
          case URI ->
              each(
                  parameter,
                  "",
                  (parameterHash, value) ->
                      Optional.of(
                          IndexLookup.of(
                              IndexTable.URI,
                              "parameter_hash = ? and uri_hash = ?",
                              parameterHash,
                              IndexHash.uri(EscapedSearchValue.unescape(value)))));
        };
    return any.map(
        lookups -> {
          SearchCriterion criterion =
              isSelective(parameter, modifier)
                  ? SearchCriterion.selective(lookups)
                  : SearchCriterion.of(parameter.kind(), lookups);
          return modifier.equals("not") ? criterion.not() : criterion;
        });
  }

  /** Whether all values are an identifier or a patient, which have few resources each. */
  private boolean isSelective(IndexedParameter parameter, String modifier) {
    if (parameter.kind() == SearchParameterType.TOKEN) {
      return parameter.name().equals("identifier")
          && values.stream().noneMatch(value -> value.endsWith("|"));
    }
    String patient = ReferenceExtractor.PATIENT;
    return parameter.kind() == SearchParameterType.REFERENCE
        && !modifier.equals("identifier")
        && values.stream()
            .allMatch(
                value ->
                    value.startsWith(patient + "/")
                        || modifier.equals(patient)
                        || parameter.target().filter(patient::equals).isPresent());
  }

  private Optional<List<IndexLookup>> references(IndexedParameter parameter, String modifier) {
    if (modifier.equals("identifier")) {
      return each(parameter, ReferenceExtractor.IDENTIFIER, TokenLookup::of);
    }
    Optional<String> named = Optional.of(modifier).filter(m -> !m.isEmpty());
    return all(
        value ->
            value.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    parameter.reads().stream()
                        .flatMap(
                            read -> ReferenceLookup.of(key(read), parameter, named, value).stream())
                        .toList()));
  }

  private Optional<SearchCriterion> missing(IndexedParameter parameter) {
    if (values.size() != 1 || !List.of("true", "false").contains(values.get(0))) {
      return Optional.empty();
    }
    SearchCriterion rows =
        SearchCriterion.of(
            parameter.kind(),
            parameter.reads().stream().flatMap(read -> rows(parameter, read)).toList());
    return Optional.of(values.get(0).equals("true") ? rows.not() : rows);
  }

  /** All rows of a parameter, whatever their values. */
  private Stream<IndexLookup> rows(IndexedParameter parameter, String read) {
    if (parameter.target().isPresent()) {
      return ReferenceLookup.ofTarget(key(read), parameter.target().get()).stream();
    }
    if (parameter.kind() == SearchParameterType.REFERENCE) {
      return Stream.of(
          row(IndexTable.REFERENCE, read),
          row(IndexTable.EXTERNAL_REFERENCE, read),
          row(IndexTable.TOKEN, read + ReferenceExtractor.IDENTIFIER));
    }
    return Stream.of(row(IndexTable.of(parameter.kind()), read));
  }

  private IndexLookup row(IndexTable table, String read) {
    return IndexLookup.of(table, "parameter_hash = ?", key(read));
  }

  /** One lookup for each value and each parameter whose values are used. */
  private Optional<List<IndexLookup>> each(
      IndexedParameter parameter,
      String suffix,
      BiFunction<Long, String, Optional<IndexLookup>> lookup) {
    return all(
        value -> {
          List<IndexLookup> any = new ArrayList<>();
          for (String read : parameter.reads()) {
            lookup.apply(key(read + suffix), value).ifPresent(any::add);
          }
          return any.isEmpty() ? Optional.empty() : Optional.of(any);
        });
  }

  /** The lookups of all values; empty if one value is invalid. */
  private Optional<List<IndexLookup>> all(Function<String, Optional<List<IndexLookup>>> of) {
    List<IndexLookup> any = new ArrayList<>();
    for (String value : values) {
      Optional<List<IndexLookup>> lookups = of.apply(value);
      if (lookups.isEmpty()) {
        return Optional.empty();
      }
      any.addAll(lookups.get());
    }
    return Optional.of(any);
  }

  private long key(String parameter) {
    return IndexHash.parameter(type, parameter);
  }
}
