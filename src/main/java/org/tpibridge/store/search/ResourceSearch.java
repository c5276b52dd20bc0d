package org.tpibridge.store.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.search.SearchStatement.PageStart;

/** Finds resources by their current versions. Deleted resources are not found. */
public final class ResourceSearch {
  /**
   * Up to this number of versions that match a criterion, reading and sorting them all takes a few
   * milliseconds. If more match, a page fills faster when resources are read in the order of the
   * results.
   */
  private static final int FEW = 3_000;

  /** So few that there is no need to look for a criterion that matches fewer. */
  private static final int VERY_FEW = 100;

  private static final String MATCH = "r.type, r.id, v.key, v.version, v.updated_at";
  private static final String CONTENT = MATCH + ", v.content_crc, v.content";

  /** Checks the content of a version and returns it. */
  @FunctionalInterface
  public interface ContentCheck {
    byte[] verified(long version, long crc, byte[] content);
  }

  /**
   * A page of the results.
   *
   * @param after the version of the last match of the page before; the first page has none
   * @param limit maximum number of matches
   */
  public record SearchPage(OptionalLong after, int limit) {
    public static SearchPage first(int limit) {
      return new SearchPage(OptionalLong.empty(), limit);
    }

    public static SearchPage after(SearchMatch last, int limit) {
      return new SearchPage(OptionalLong.of(last.key()), limit);
    }
  }

  /**
   * A resource that was found.
   *
   * @param key of the version
   * @param version from 1
   */
  public record SearchMatch(String type, String id, long key, int version, Instant updated) {}

  /**
   * A resource with its content.
   *
   * @param json FHIR JSON, without version and time
   */
  public record FoundResource(SearchMatch match, byte[] json) {
    /** Shows no patient data. */
    @Override
    public String toString() {
      return match.toString();
    }
  }

  /**
   * Resources that were added to a page.
   *
   * @param complete whether these are all; if not, the limit was reached
   */
  public record IncludedResources(List<FoundResource> resources, boolean complete) {}

  /** The last match of the page before is no longer stored, so the next page is unknown. */
  public static final class PageGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PageGoneException() {
      super("The last resource of the page before is no longer stored. Search again.");
    }
  }

  private final JdbcClient client;
  private final ContentCheck contents;
  private final int few;

  public ResourceSearch(JdbcClient client, ContentCheck contents) {
    this(client, contents, FEW);
  }

  ResourceSearch(JdbcClient client, ContentCheck contents, int few) {
    this.client = client;
    this.contents = contents;
    this.few = few;
  }

  /**
   * Finds a page of resources.
   *
   * @throws PageGoneException if the last match of the page before was erased
   */
  public List<SearchMatch> find(SearchQuery query, SearchPage page) {
    return page(query, page, MATCH, ResourceSearch::match);
  }

  /**
   * Finds a page of resources and reads their contents, in the same statement.
   *
   * @throws PageGoneException if the last match of the page before was erased
   */
  public List<FoundResource> read(SearchQuery query, SearchPage page) {
    return page(query, page, CONTENT, this::resource);
  }

  /** Counts the matches on all pages. */
  public long count(SearchQuery query) {
    SearchQuery unsorted =
        new SearchQuery(query.type(), query.criteria(), List.of(), List.of(), List.of());
    SearchStatement statement = new SearchStatement(unsorted, Optional.empty(), 0);
    String matches =
        mostSelective(query, few)
            .map(found -> statement.amongVersions(found.criterion()))
            .orElseGet(statement::amongAll);
    return client
        .sql(SearchStatement.counting(matches))
        .params(statement.values())
        .query(Long.class)
        .single();
  }

  /**
   * Reads the resources that a search includes, without the matches themselves.
   *
   * @param page the matches
   * @param limit maximum number of resources
   */
  public IncludedResources included(SearchQuery query, List<SearchMatch> page, int limit) {
    Map<Long, SearchMatch> known = new HashMap<>();
    page.forEach(match -> known.put(match.key(), match));
    Map<Long, FoundResource> included = new LinkedHashMap<>();
    List<SearchMatch> from = page;
    List<SearchInclude> includes = query.includes();
    boolean complete = true;
    while (!from.isEmpty() && !includes.isEmpty() && complete) {
      List<SearchMatch> next = new ArrayList<>();
      for (FoundResource one : level(includes, from, limit + 1 + known.size())) {
        if (known.putIfAbsent(one.match().key(), one.match()) == null) {
          complete &= included.size() < limit;
          if (complete) {
            included.put(one.match().key(), one);
            next.add(one.match());
          }
        }
      }
      from = next;
      includes = includes.stream().filter(SearchInclude::iterate).toList();
    }
    return new IncludedResources(List.copyOf(included.values()), complete);
  }

  private List<FoundResource> level(
      List<SearchInclude> includes, List<SearchMatch> from, int limit) {
    IncludeStatement statement = new IncludeStatement(includes, from);
    return client
        .sql(
            "select "
                + CONTENT
                + " from ("
                + statement.sql()
                + ") i cross join resource_version v cross join resource r"
                + " where v.key = i.version_key and r.key = v.resource_key and v.deleted = 0"
                + " order by v.key limit ?")
        .params(statement.values())
        .param(limit)
        .query((RowMapper<FoundResource>) this::resource)
        .list();
  }

  private <T> List<T> page(
      SearchQuery query, SearchPage page, String columns, RowMapper<T> mapper) {
    Optional<PageStart> after =
        page.after().isPresent()
            ? Optional.of(position(query, page.after().getAsLong()))
            : Optional.empty();
    boolean isRange = isReadInOrder(query) && isRange(query);
    int most = isRange ? Math.min(few, VERY_FEW) : few;
    Optional<Candidates> first = mostSelective(query, most);
    SearchStatement statement = new SearchStatement(query, after, page.limit());
    if (first.isPresent() && first.get().rows() <= most) {
      String matches = statement.amongVersions(first.get().criterion());
      return run(statement, statement.page(matches), columns, mapper);
    }
    if (query.sort().isEmpty()) {
      return run(statement, statement.inStoredOrder(), columns, mapper);
    }
    SortKey key = query.sort().get(0);
    boolean isInOrder =
        isReadInOrder(query)
            && (isRange
                || count(
                        "select 1 from resource where " + SearchStatement.ofType(""),
                        List.of(query.type()),
                        few)
                    > few);
    if (!isInOrder) {
      String matches =
          first
              .map(found -> statement.amongVersions(found.criterion()))
              .orElseGet(statement::amongAll);
      return run(statement, statement.page(matches), columns, mapper);
    }
    return key.isIndexed()
        ? inOrderOfValues(query, key, after, page.limit(), columns, mapper)
        : run(statement, statement.inOrderOfUpdates(key), columns, mapper);
  }

  /** Whether an index has the order of the results. */
  private static boolean isReadInOrder(SearchQuery query) {
    return query.sort().size() == 1
        && query.sort().get(0).source() != SortKey.SortSource.ID
        && query.sort().get(0).parameters().size() <= 1;
  }

  /** Whether reading in order soon finds all that the criteria find. */
  private static boolean isRange(SearchQuery query) {
    List<SearchCriterion> positive =
        query.criteria().stream().filter(criterion -> !criterion.negated()).toList();
    return !positive.isEmpty() && positive.stream().allMatch(query.sort().get(0)::isRangeOf);
  }

  private <T> List<T> inOrderOfValues(
      SearchQuery query,
      SortKey key,
      Optional<PageStart> after,
      int limit,
      String columns,
      RowMapper<T> mapper) {
    List<T> found = new ArrayList<>();
    if (after.isEmpty() || after.get().values().get(0) != null) {
      SearchStatement statement = new SearchStatement(query, after, limit);
      found.addAll(run(statement, statement.inOrderOfValues(key), columns, mapper));
    }
    // A criterion on the same parameter finds only resources with a value.
    if (found.size() < limit && query.criteria().stream().noneMatch(key::isLimitedBy)) {
      SearchStatement rest = new SearchStatement(query, after, limit - found.size());
      found.addAll(
          client
              .sql(
                  around(rest.withoutValue(key), columns)
                      + " order by m.version_key"
                      + key.direction())
              .params(rest.values())
              .query(mapper)
              .list());
    }
    return found;
  }

  private <T> List<T> run(
      SearchStatement statement, String matches, String columns, RowMapper<T> mapper) {
    return client
        .sql(around(matches, columns) + " order by " + statement.order("m."))
        .params(statement.values())
        .query(mapper)
        .list();
  }

  /** Reads the resources of a page, so that contents are read and sorted only for these. */
  private static String around(String matches, String columns) {
    return "select "
        + columns
        + " from ("
        + matches
        + ") m cross join resource_version v cross join resource r"
        + " where v.key = m.version_key and r.key = v.resource_key";
  }

  private PageStart position(SearchQuery query, long version) {
    String values =
        query.sort().stream()
            .map(key -> ", " + key.expression("v.key"))
            .collect(Collectors.joining());
    return client
        .sql(
            "select v.key"
                + values
                + " from resource_version v join resource r on r.key = v.resource_key"
                + " where v.key = ?")
        .param(version)
        .query(
            (row, number) -> {
              List<Object> last = new ArrayList<>();
              for (int i = 0; i < query.sort().size(); i++) {
                last.add(row.getObject(i + 2));
              }
              return new PageStart(version, last);
            })
        .optional()
        .orElseThrow(PageGoneException::new);
  }

  /**
   * A criterion with the number of index rows that match it.
   *
   * @param rows at most one more than are few
   */
  private record Candidates(SearchCriterion criterion, int rows) {}

  /** Finds the criterion that the fewest versions match; empty if all are negated. */
  private Optional<Candidates> mostSelective(SearchQuery query, int most) {
    Optional<Candidates> best = Optional.empty();
    Collection<SearchCriterion> inOrder =
        query.criteria().stream()
            .filter(criterion -> !criterion.negated())
            .sorted(SearchCriterion.SELECTIVE_FIRST)
            .toList();
    for (SearchCriterion criterion : inOrder) {
      int rows = criterion.isSelective() ? 0 : count(criterion.rows(), criterion.values(), most);
      if (best.isEmpty() || rows < best.get().rows()) {
        best = Optional.of(new Candidates(criterion, rows));
      }
      if (rows <= VERY_FEW) {
        break;
      }
    }
    return best;
  }

  private int count(String rows, List<Object> values, int most) {
    return client
        .sql("select count(*) from (" + rows + " limit " + (most + 1) + ") c")
        .params(values)
        .query(Integer.class)
        .single();
  }

  private static SearchMatch match(ResultSet row, int number) throws SQLException {
    return new SearchMatch(
        row.getString("type"),
        row.getString("id"),
        row.getLong("key"),
        row.getInt("version"),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }

  private FoundResource resource(ResultSet row, int number) throws SQLException {
    return new FoundResource(
        match(row, number),
        contents.verified(row.getLong("key"), row.getLong("content_crc"), row.getBytes("content")));
  }
}
