package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tpibridge.store.search.ResourceSearch.SearchMatch;

/** Builds a query for the versions of resources that a search includes. */
final class IncludeStatement {
  private static final String VERSION = "select r.current_version_key as version_key ";

  private final List<SearchMatch> from;
  private final List<Object> values = new ArrayList<>();
  private final String sql;

  /**
   * @param from the resources to which the includes apply
   */
  IncludeStatement(List<SearchInclude> includes, List<SearchMatch> from) {
    this.from = from;
    List<String> queries = new ArrayList<>();
    for (SearchInclude include : includes) {
      queries.add(include.reverse() ? referring(include) : referenced(include));
    }
    this.sql = String.join(" union ", queries);
  }

  String sql() {
    return sql;
  }

  /** The values of the question marks. */
  List<Object> values() {
    return values;
  }

  private String referenced(SearchInclude include) {
    include.target().ifPresent(values::add);
    return VERSION
        + "from search_reference s cross join resource r where s.version_key in ("
        + versions()
        + ") and +s.parameter_hash in ("
        + numbers(include.parameters())
        + ") and r.key = s.target_key"
        + (include.target().isPresent() ? " and r.type = ?" : "");
  }

  private String referring(SearchInclude include) {
    if (include.target().isPresent()
        && from.stream().noneMatch(match -> match.type().equals(include.target().get()))) {
      return VERSION + "from resource r where 1 = 0";
    }
    List<SearchMatch> targets =
        from.stream()
            .filter(match -> include.target().map(match.type()::equals).orElse(true))
            .toList();
    values.add(include.type());
    return VERSION
        + "from search_reference s cross join resource r where s.parameter_hash in ("
        + numbers(include.parameters())
        + ") and s.target_key in (select resource_key from resource_version where key in ("
        + numbers(targets.stream().map(SearchMatch::key).toList())
        + ")) and "
        + SearchStatement.ofType("r.")
        + " and r.current_version_key = s.version_key";
  }

  private String versions() {
    return numbers(from.stream().map(SearchMatch::key).toList());
  }

  private static String numbers(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
