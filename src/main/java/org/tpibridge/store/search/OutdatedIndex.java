package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.search.IndexWriter.IndexedVersion;

/**
 * Lists the resources that an older version of the program indexed, and reindexes them. They are
 * not found until then. Resources that are stored meanwhile are indexed in the current format.
 */
public sealed class OutdatedIndex {
  /** Locked while index rows are written for stored versions, and by an erasure. */
  public static final String LOCK = "search index";

  private static final String OF_ANOTHER_FORMAT =
      "parameter_hash < "
          + IndexFormat.FIRST_PARAMETER
          + " or parameter_hash > "
          + IndexFormat.LAST_PARAMETER;

  private static final String RESOURCE = "select resource_key from resource_version where key = ?";

  final JdbcClient client;

  private OutdatedIndex(JdbcClient client) {
    this.client = client;
  }

  /** The {@link IndexFormat} of the index; empty if none is recorded. */
  public OptionalInt format() {
    return client.sql("select format from search_index_format").query(Integer.class).list().stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  /** The number of resources to be reindexed. */
  public long count() {
    return client.sql("select count(*) from search_outdated_version").query(Long.class).single();
  }

  /** The same table, for transactions that write. */
  public static final class WritableIndexState extends OutdatedIndex {
    private final JdbcTemplate template;

    public WritableIndexState(JdbcTemplate template, JdbcClient client) {
      super(client);
      this.template = template;
    }

    /** Records this program's format and marks all indexed versions as outdated. */
    public void markAllOutdated() {
      template.update("delete from search_index_format");
      template.update("insert into search_index_format (format) values (?)", IndexFormat.NUMBER);
      template.update("delete from search_outdated_version");
      template.update(
          """
          insert into search_outdated_version (version_key)
          select v.key
          from resource r
          join resource_version v on v.key = r.current_version_key
          where v.deleted = 0
          """);
    }

    /**
     * Reindexes some resources, oldest first.
     *
     * @param content reads the content of a version
     * @return how many were processed; 0 if none is left
     */
    public int reindex(int limit, SearchIndexer indexer, LongFunction<byte[]> content) {
      List<Long> outdated =
          client
              .sql("select version_key from search_outdated_version order by version_key limit ?")
              .param(limit)
              .query(Long.class)
              .list();
      List<IndexedVersion> indexed = new ArrayList<>(outdated.size());
      for (long version : outdated) {
        // A version that was replaced or erased since needs no rows.
        client
            .sql(
                "select type from resource where current_version_key = ? and key = ("
                    + RESOURCE
                    + ")")
            .params(version, version)
            .query(String.class)
            .optional()
            .ifPresent(
                type ->
                    indexed.add(
                        new IndexedVersion(version, type, indexer.of(content.apply(version)))));
      }
      new IndexWriter(template).write(indexed, Map.of());
      template.batchUpdate(
          "delete from search_outdated_version where version_key = ?",
          outdated,
          Math.max(1, outdated.size()),
          (statement, version) -> statement.setLong(1, version));
      return outdated.size();
    }

    /**
     * Removes the rows of one parameter in another format.
     *
     * @return whether there were any
     */
    public boolean removeOtherFormats() {
      for (IndexTable table : IndexTable.values()) {
        OptionalLong parameter =
            client
                .sql(
                    "select parameter_hash from %s where %s limit 1"
                        .formatted(table.sqlName(), OF_ANOTHER_FORMAT))
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
        if (parameter.isPresent()) {
          template.update(
              "delete from %s where parameter_hash = ?".formatted(table.sqlName()),
              parameter.getAsLong());
          return true;
        }
      }
      return false;
    }
  }
}
