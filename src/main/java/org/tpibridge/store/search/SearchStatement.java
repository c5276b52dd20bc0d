package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Builds the statement for a page of a search. The order of its tables is fixed with {@code cross
 * join}, which SQLite follows; PostgreSQL decides by its statistics.
 *
 * <p>There are two ways. If a criterion matches few versions, these are read, and the others are
 * checked for each; then the rest is sorted. If not, resources are read in the order of the results
 * until the page is full, and all criteria are checked for each.
 *
 * <p>In the statement, {@code r} is the resource and {@code v} its current version. The inner part
 * returns {@code version_key} and the values of the sort keys, {@code s0}, {@code s1} and so on.
 */
final class SearchStatement {
  private static final String CURRENT = "r.current_version_key";

  /**
   * The last match of the page before.
   *
   * @param values of the sort keys; null if there is none
   */
  record PageStart(long version, List<Object> values) {}

  private final SearchQuery query;
  private final Optional<PageStart> after;
  private final int limit;
  private final List<Object> values = new ArrayList<>();

  SearchStatement(SearchQuery query, Optional<PageStart> after, int limit) {
    this.query = query;
    this.after = after;
    this.limit = limit;
  }

  /**
   * A condition on the type of a resource that uses the index of current versions.
   *
   * @param alias of the resource
   */
  static String ofType(String alias) {
    return alias + "type || '' = ?";
  }

  /** The values of the question marks of the statement that was built. */
  List<Object> values() {
    return values;
  }

  /**
   * A query for the keys and sort values of the versions that match a criterion; all other criteria
   * are checked for each.
   */
  String amongVersions(SearchCriterion first) {
    values.addAll(first.values());
    List<SearchCriterion> others = new ArrayList<>(query.criteria());
    others.remove(first);
    boolean needsVersion = isSortedByUpdates() || !first.excludesDeleted();
    String from =
        "(%s) m cross join resource r%s".formatted(first.versions(), version(needsVersion));
    return sorted(from, "r.current_version_key = m.version_key", needsVersion, others);
  }

  /** The same query, which reads all resources of the type. */
  String amongAll() {
    boolean needsVersion =
        isSortedByUpdates()
            || query.criteria().stream().noneMatch(SearchCriterion::excludesDeleted);
    return sorted("resource r" + version(needsVersion), "", needsVersion, query.criteria());
  }

  /** Counts the matches; see {@link #amongVersions}. */
  static String counting(String matches) {
    return "select count(*) from (" + matches + ") c";
  }

  private String sorted(
      String from, String join, boolean needsVersion, List<SearchCriterion> criteria) {
    StringBuilder sql = new StringBuilder("select r.current_version_key as version_key");
    for (int i = 0; i < query.sort().size(); i++) {
      sql.append(", ").append(query.sort().get(i).expression(CURRENT)).append(" as s").append(i);
    }
    sql.append(" from ").append(from).append(" where ").append(ofType("r."));
    values.add(query.type());
    if (!join.isEmpty()) {
      sql.append(" and ").append(join);
    }
    if (needsVersion) {
      sql.append(" and v.key = r.current_version_key and v.deleted = 0");
    }
    conditions(sql, criteria);
    return sql.toString();
  }

  /** Sorts the matches and takes a page of them. */
  String page(String matches) {
    StringBuilder sql = new StringBuilder("select f.* from (").append(matches).append(") f");
    after.ifPresent(last -> sql.append(" where ").append(isAfter(last)));
    sql.append(" order by ").append(order("f.")).append(" limit ?");
    values.add(limit);
    return sql.toString();
  }

  /** Reads resources in the order in which their versions were stored. */
  String inStoredOrder() {
    boolean needsVersion = query.criteria().stream().noneMatch(SearchCriterion::excludesDeleted);
    StringBuilder sql =
        new StringBuilder("select r.current_version_key as version_key from resource r")
            .append(version(needsVersion))
            .append(" where ")
            .append(ofType("r."));
    values.add(query.type());
    after.ifPresent(last -> sql.append(" and r.current_version_key > ").append(last.version()));
    if (needsVersion) {
      sql.append(" and v.key = r.current_version_key and v.deleted = 0");
    }
    conditions(sql, query.criteria());
    return limited(sql, "r.current_version_key");
  }

  /** Reads versions in the order in which they were stored by time. */
  String inOrderOfUpdates(SortKey key) {
    StringBuilder sql =
        new StringBuilder("select v.key as version_key, v.updated_at as s0")
            .append(" from resource_version v cross join resource r where ")
            .append(ofType("r."))
            .append(" and r.current_version_key = v.key and v.deleted = 0");
    values.add(query.type());
    List<SearchCriterion> others = limits(sql, key);
    after.ifPresent(last -> sql.append(afterRow(key, "v.updated_at", "v.key", last)));
    conditions(sql, others);
    return limited(sql, "v.updated_at%1$s, v.key%1$s".formatted(key.direction()));
  }

  /** Reads index rows in their order; does not find resources without a value. */
  String inOrderOfValues(SortKey key) {
    String column = "s." + key.source().column();
    StringBuilder sql =
        new StringBuilder("select s.version_key as version_key, ")
            .append(column)
            .append(" as s0 from ")
            .append(key.source().table())
            .append(" s cross join resource r where ")
            .append(key.ofParameters("s."));
    List<SearchCriterion> others = limits(sql, key);
    after.ifPresent(last -> sql.append(afterRow(key, column, "s.version_key", last)));
    sql.append(" and " + ofType("r.") + " and r.current_version_key = s.version_key");
    values.add(query.type());
    if (!key.single()) {
      sql.append(" and ").append(key.isFirstRow());
    }
    conditions(sql, others);
    return limited(sql, column + key.direction() + ", s.version_key" + key.direction());
  }

  /** Reads resources without a value, which follow those with a value. */
  String withoutValue(SortKey key) {
    boolean needsVersion = query.criteria().stream().noneMatch(SearchCriterion::excludesDeleted);
    StringBuilder sql =
        new StringBuilder("select r.current_version_key as version_key from resource r")
            .append(version(needsVersion))
            .append(" where ")
            .append(ofType("r."));
    values.add(query.type());
    after
        .filter(last -> last.values().get(0) == null)
        .ifPresent(
            last ->
                sql.append(" and r.current_version_key ")
                    .append(key.descending() ? "< " : "> ")
                    .append(last.version()));
    if (needsVersion) {
      sql.append(" and v.key = r.current_version_key and v.deleted = 0");
    }
    sql.append(" and not ").append(key.exists(CURRENT));
    conditions(sql, query.criteria());
    return limited(sql, CURRENT + key.direction());
  }

  /**
   * Adds the conditions on the values by which the results are sorted. Plus signs keep the database
   * from an index in another order.
   *
   * @return all other criteria
   */
  private List<SearchCriterion> limits(StringBuilder sql, SortKey key) {
    List<SearchCriterion> others = new ArrayList<>();
    for (SearchCriterion criterion : query.criteria()) {
      if (key.isLimitedBy(criterion)) {
        IndexLookup lookup = criterion.any().get(0);
        sql.append(" and ").append(lookup.where().replaceAll("\\bhigh\\b", "+high"));
        values.addAll(lookup.values());
      } else {
        others.add(criterion);
      }
    }
    return others;
  }

  private String afterRow(SortKey key, String column, String version, PageStart last) {
    Object value = last.values().get(0);
    values.add(value);
    values.add(value);
    String compared = key.descending() ? "<" : ">";
    return " and %1$s %2$s= ? and (%1$s %2$s ? or %3$s %2$s %4$d)"
        .formatted(column, compared, version, last.version());
  }

  private void conditions(StringBuilder sql, Collection<SearchCriterion> criteria) {
    criteria.stream()
        .sorted(
            Comparator.comparing(SearchCriterion::negated)
                .thenComparing(SearchCriterion.SELECTIVE_FIRST))
        .forEach(
            criterion -> {
              sql.append(" and ").append(criterion.condition(CURRENT));
              values.addAll(criterion.values());
            });
  }

  private String limited(StringBuilder sql, String order) {
    values.add(limit);
    return sql.append(" order by ").append(order).append(" limit ?").toString();
  }

  private boolean isSortedByUpdates() {
    return query.sort().stream().anyMatch(key -> key.source() == SortKey.SortSource.UPDATED);
  }

  private static String version(boolean needed) {
    return needed ? " cross join resource_version v" : "";
  }

  /** The order of the results; resources without a value come last. */
  String order(String alias) {
    StringBuilder sql = new StringBuilder();
    String direction = "";
    for (int i = 0; i < query.sort().size(); i++) {
      SortKey key = query.sort().get(i);
      direction = key.direction();
      String column = alias + "s" + i;
      if (key.isIndexed()) {
        sql.append(column).append(" is null, ");
      }
      sql.append(column).append(direction).append(", ");
    }
    return sql.append(alias).append("version_key").append(direction).toString();
  }

  private String isAfter(PageStart last) {
    List<String> alternatives = new ArrayList<>();
    StringBuilder equal = new StringBuilder();
    String compared = ">";
    for (int i = 0; i < query.sort().size(); i++) {
      SortKey key = query.sort().get(i);
      compared = key.descending() ? "<" : ">";
      String column = "f.s" + i;
      Object value = last.values().get(i);
      if (value != null) {
        alternatives.add(
            "(%s(%s %s ?%s))"
                .formatted(
                    equal, column, compared, key.isIndexed() ? " or " + column + " is null" : ""));
        addEqual(last, i);
        values.add(value);
      }
      equal.append(column).append(value == null ? " is null and " : " = ? and ");
    }
    alternatives.add("(%sf.version_key %s %d)".formatted(equal, compared, last.version()));
    addEqual(last, query.sort().size());
    return alternatives.stream().collect(Collectors.joining(" or ", "(", ")"));
  }

  private void addEqual(PageStart last, int keys) {
    last.values().subList(0, keys).stream().filter(value -> value != null).forEach(values::add);
  }
}
