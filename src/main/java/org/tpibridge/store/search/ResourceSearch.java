package org.tpibridge.store.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.search.SearchCriterion.SqlCondition;

/** Finds resources by what their current versions say. What is deleted is not found. */
public final class ResourceSearch {

  /** In which order; one in which pages hang together whatever is added meanwhile. */
  public enum SearchOrder {
    /** As versions were kept, the quickest. */
    STORED("v.key", ">"),
    ID("r.id", ">"),
    OLDEST_FIRST("v.updated_at, v.key", ">"),
    LATEST_FIRST("v.updated_at desc, v.key desc", "<");

    private final String sql;
    private final String behind;

    SearchOrder(String sql, String behind) {
      this.sql = sql;
      this.behind = behind;
    }
  }

  /**
   * @param after the last one of the page before
   * @param limit how many at most
   */
  public record SearchPage(SearchOrder order, Optional<SearchMatch> after, int limit) {
    public static SearchPage first(SearchOrder order, int limit) {
      return new SearchPage(order, Optional.empty(), limit);
    }
  }

  /**
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
    page.after().ifPresent(last -> sql.append(behind(page.order(), last, values)));
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

  /** Of all pages together. */
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

  private static String behind(SearchOrder order, SearchMatch last, List<Object> values) {
    switch (order) {
      case STORED -> values.add(last.key());
      case ID -> values.add(last.id());
      case OLDEST_FIRST, LATEST_FIRST -> {
        values.add(last.updated().toEpochMilli());
        values.add(last.key());
      }
    }
    String columns = order.sql.replace(" desc", "");
    return " and (%s) %s (%s)".formatted(columns, order.behind, columns.replaceAll("[^,]+", "?"));
  }
}
