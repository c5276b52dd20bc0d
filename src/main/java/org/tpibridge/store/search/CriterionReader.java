package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what a search asks of one parameter. Empty where that is not understood.
 *
 * @param type of the resources
 * @param values any of which may be
 */
record CriterionReader(String type, List<String> values, MomentLookup moments) {
  private static final String IDS =
      "(select current_version_key as version_key, id, key from resource) as named";
  private static final String ID = "id = ? and " + ResourceIds.inAnyBlock("key");
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]+");

  Optional<Criterion> ids() {
    return all(value -> Optional.of(List.of(new Lookup(IDS, ID, List.of(Escaped.plain(value))))))
        .map(Criterion::certain);
  }

  Optional<Criterion> updates() {
    return all(value -> moments.ofUpdates(value).map(List::of))
        .map(any -> Criterion.of(Kind.DATE, any));
  }

  Optional<Criterion> of(Parameter parameter, String modifier) {
    if (modifier.equals("missing")) {
      return missing(parameter);
    }
    Optional<List<Lookup>> any =
        switch (parameter.kind()) {
          case TOKEN ->
              modifier.isEmpty() || modifier.equals("not")
                  ? each(parameter, "", TokenLookup::of)
                  : Optional.empty();
          case DATE -> modifier.isEmpty() ? each(parameter, "", moments::of) : Optional.empty();
          case REFERENCE -> references(parameter, modifier);
          case STRING ->
              switch (modifier) {
                case "" -> each(parameter, "", WordsLookup::beginning);
                case "exact" -> each(parameter, "", WordsLookup::exact);
                case "contains" -> each(parameter, "", WordsLookup::contained);
                default -> Optional.empty();
              };
          case QUANTITY ->
              modifier.isEmpty() ? each(parameter, "", AmountLookup::of) : Optional.empty();
          case URI ->
              modifier.isEmpty()
                  ? each(
                      parameter,
                      "",
                      (kept, value) ->
                          Optional.of(
                              Lookup.of(
                                  IndexTable.URI,
                                  "parameter_hash = ? and uri_hash = ?",
                                  kept,
                                  Fingerprint.uri(Escaped.plain(value)))))
                  : Optional.empty();
        };
    return any.map(
        lookups -> {
          Criterion criterion =
              parameter.name().equals("identifier")
                  ? Criterion.certain(lookups)
                  : Criterion.of(parameter.kind(), lookups);
          return modifier.equals("not") ? criterion.not() : criterion;
        });
  }

  private Optional<List<Lookup>> references(Parameter parameter, String modifier) {
    if (modifier.equals("identifier")) {
      return each(parameter, Links.IDENTIFIER, TokenLookup::of);
    }
    Optional<String> named = Optional.of(modifier).filter(m -> !m.isEmpty());
    if (named.isPresent() && !TYPE.matcher(modifier).matches()) {
      return Optional.empty();
    }
    return all(
        value ->
            value.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    parameter.reads().stream()
                        .flatMap(read -> LinkLookup.of(key(read), parameter, named, value).stream())
                        .toList()));
  }

  private Optional<Criterion> missing(Parameter parameter) {
    if (values.size() != 1 || !List.of("true", "false").contains(values.get(0))) {
      return Optional.empty();
    }
    Criterion there =
        Criterion.of(
                parameter.kind(),
                parameter.reads().stream().flatMap(read -> there(parameter, read)).toList())
            .lookedUpAtOnce();
    return Optional.of(values.get(0).equals("true") ? there.not() : there);
  }

  /** The rows of a parameter, whatever they say. */
  private Stream<Lookup> there(Parameter parameter, String read) {
    if (parameter.target().isPresent()) {
      return LinkLookup.ofTarget(key(read), parameter.target().get()).stream();
    }
    if (parameter.kind() == Kind.REFERENCE) {
      return Stream.of(
          row(IndexTable.LINK, read),
          row(IndexTable.ADDRESS, read),
          row(IndexTable.TOKEN, read + Links.IDENTIFIER));
    }
    return Stream.of(row(table(parameter.kind()), read));
  }

  private static IndexTable table(Kind kind) {
    return switch (kind) {
      case TOKEN -> IndexTable.TOKEN;
      case DATE -> IndexTable.MOMENT;
      case REFERENCE -> IndexTable.LINK;
      case STRING -> IndexTable.WORDS;
      case QUANTITY -> IndexTable.AMOUNT;
      case URI -> IndexTable.URI;
    };
  }

  private Lookup row(IndexTable table, String read) {
    return Lookup.of(table, "parameter_hash = ?", key(read));
  }

  /** One lookup for each value and each parameter that is read. */
  private Optional<List<Lookup>> each(
      Parameter parameter, String suffix, BiFunction<Long, String, Optional<Lookup>> lookup) {
    return all(
        value -> {
          List<Lookup> any = new ArrayList<>();
          for (String read : parameter.reads()) {
            lookup.apply(key(read + suffix), value).ifPresent(any::add);
          }
          return any.isEmpty() ? Optional.empty() : Optional.of(any);
        });
  }

  /** Of all values; empty where one of them is not understood. */
  private Optional<List<Lookup>> all(Function<String, Optional<List<Lookup>>> of) {
    List<Lookup> any = new ArrayList<>();
    for (String value : values) {
      Optional<List<Lookup>> lookups = of.apply(value);
      if (lookups.isEmpty()) {
        return Optional.empty();
      }
      any.addAll(lookups.get());
    }
    return Optional.of(any);
  }

  private long key(String kept) {
    return Fingerprint.parameter(type, kept);
  }
}
