package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.Collections;
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
   * @param later references from them to resources that were stored later
   */
  IncludeStatement(List<SearchInclude> includes, List<SearchMatch> from, List<String> later) {
    this.from = from;
    List<String> queries = new ArrayList<>();
    for (SearchInclude include : includes) {
      queries.add(include.reverse() ? referring(include) : referenced(include));
    }
    if (!later.isEmpty()) {
      queries.add(storedLater(later));
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
        + ") and s.parameter_hash in ("
        + numbers(include.parameters())
        + ") and r.key = s.target_key"
        + (include.target().isPresent() ? " and r.type = ?" : "");
  }

  /** A query for resources that were stored after the references to them. */
  private String storedLater(List<String> references) {
    references.forEach(one -> values.add(one.substring(one.indexOf('/') + 1)));
    values.addAll(references);
    String marks = marks(references.size());
    return VERSION
        + "from resource r where r.id in ("
        + marks
        + ") and r.type || '/' || r.id in ("
        + marks
        + ") and "
        + ResourceIdBlocks.inAnyBlock("r.key");
  }

  /**
   * A query for references of some resources to resources that were not stored at that time.
   *
   * @param parameters the hashes of the parameters of the references
   */
  static String unresolved(List<SearchMatch> from, List<Long> parameters) {
    return "select distinct target from search_external_reference where version_key in ("
        + numbers(from.stream().map(SearchMatch::key).toList())
        + ") and parameter_hash in ("
        + numbers(parameters)
        + ")";
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
    String parameters = numbers(include.parameters());
    values.add(include.type());
    String inStore =
        VERSION
            + "from search_reference s cross join resource r where s.parameter_hash in ("
            + parameters
            + ") and s.target_key in (select resource_key from resource_version where key in ("
            + numbers(targets.stream().map(SearchMatch::key).toList())
            + ")) and r.type = ? and r.current_version_key = s.version_key";
    targets.forEach(match -> values.add(match.type() + "/" + match.id()));
    values.add(include.type());
    return inStore
        + " union "
        + VERSION
        + "from search_external_reference e cross join resource r where e.parameter_hash in ("
        + parameters
        + ") and e.target in ("
        + marks(targets.size())
        + ") and r.type = ? and r.current_version_key = e.version_key";
  }

  private String versions() {
    return numbers(from.stream().map(SearchMatch::key).toList());
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private static String numbers(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
