package org.tpibridge.store.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.search.SearchCriterion.SqlCondition;

/** Finds resources by their current versions. Deleted resources are not found. */
public final class ResourceSearch {

  /** The order of the results; pages remain consistent while resources are added. */
  public enum SearchOrder {
    /** In the order in which versions were stored; the fastest. */
    STORED("v.key", ">"),
    ID("r.id", ">"),
    OLDEST_FIRST("v.updated_at, v.key", ">"),
    LATEST_FIRST("v.updated_at desc, v.key desc", "<");

    private final String sql;
    private final String after;

    SearchOrder(String sql, String after) {
      this.sql = sql;
      this.after = after;
    }
  }

  /**
   * A page of the results.
   *
   * @param after the last match of the page before
   * @param limit maximum number of matches
   */
  public record SearchPage(SearchOrder order, Optional<SearchMatch> after, int limit) {
    public static SearchPage first(SearchOrder order, int limit) {
      return new SearchPage(order, Optional.empty(), limit);
    }
  }

  /**
   * A resource that was found.
   *
   * @param key of the version
   * @param version from 1
   */
  public record SearchMatch(String type, String id, long key, int version, Instant updated) {}

  private static final String FROM =
      """
       from resource r
      join resource_version v on v.key = r.current_version_key
      where r.type = ? and v.deleted = 0
      """;

  private final JdbcClient client;

  public ResourceSearch(JdbcClient client) {
    this.client = client;
  }

  public List<SearchMatch> find(SearchQuery query, SearchPage page) {
    List<Object> values = new ArrayList<>();
    StringBuilder sql =
        new StringBuilder("select r.type, r.id, v.key, v.version, v.updated_at")
            .append(where(query, values));
    page.after().ifPresent(last -> sql.append(after(page.order(), last, values)));
    sql.append(" order by ").append(page.order().sql).append(" limit ?");
    values.add(page.limit());
    return client
        .sql(sql.toString())
        .params(values)
        .query(
            (row, number) ->
                new SearchMatch(
                    row.getString("type"),
                    row.getString("id"),
                    row.getLong("key"),
                    row.getInt("version"),
                    Instant.ofEpochMilli(row.getLong("updated_at"))))
        .list();
  }

  /** Counts the matches on all pages. */
  public long count(SearchQuery query) {
    List<Object> values = new ArrayList<>();
    return client
        .sql("select count(*)" + where(query, values))
        .params(values)
        .query(Long.class)
        .single();
  }

  private static String where(SearchQuery query, List<Object> values) {
    StringBuilder sql = new StringBuilder(FROM);
    values.add(query.type());
    List<SearchCriterion> inOrder =
        query.criteria().stream().sorted(Comparator.comparing(SearchCriterion::rank)).toList();
    for (int i = 0; i < inOrder.size(); i++) {
      SearchCriterion one = inOrder.get(i);
      SqlCondition condition = i == 0 && !one.negated() ? one.first() : one.condition();
      sql.append(" and ").append(condition.sql());
      values.addAll(condition.values());
    }
    return sql.toString();
  }

  private static String after(SearchOrder order, SearchMatch last, List<Object> values) {
    switch (order) {
      case STORED -> values.add(last.key());
      case ID -> values.add(last.id());
      case OLDEST_FIRST, LATEST_FIRST -> {
        values.add(last.updated().toEpochMilli());
        values.add(last.key());
      }
    }
    String columns = order.sql.replace(" desc", "");
    return " and (%s) %s (%s)".formatted(columns, order.after, columns.replaceAll("[^,]+", "?"));
  }
}
