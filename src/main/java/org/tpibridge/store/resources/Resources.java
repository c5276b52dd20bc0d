package org.tpibridge.store.resources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.jobs.ChangePoint;
import org.tpibridge.store.outbox.Outbox;
import org.tpibridge.store.search.IndexWriter;
import org.tpibridge.store.search.IndexWriter.IndexedVersion;
import org.tpibridge.store.search.ResourceIdBlocks;
import org.tpibridge.store.search.SearchIndexer;

/** Stores resources and their versions. Versions are added and never changed. */
public sealed class Resources {

  private static final String VERSIONS =
      """
      select r.key as resource_key, r.type, r.id, r.visit_key, v.key as version_key, v.version,
        v.job_key, v.row_number, v.updated_at, v.deleted, v.content_hash
      from resource r
      join resource_version v\s""";
  private static final String CONTENTS =
      VERSIONS.replace("v.content_hash\n", "v.content_hash, v.content_crc, v.content\n")
          + "on v.key = r.current_version_key ";
  private static final String CURRENT = VERSIONS + "on v.key = r.current_version_key ";
  private static final String ALL = VERSIONS + "on v.resource_key = r.key ";

  private static final String IN_ANY_BLOCK = ResourceIdBlocks.inAnyBlock("r.key");

  final JdbcClient client;

  private Resources(JdbcClient client) {
    this.client = client;
  }

  /** Finds the current version, deleted or not. */
  public Optional<ResourceVersion> find(String type, String id) {
    return client
        .sql(CURRENT + "where r.id = ? and r.type = ? and " + IN_ANY_BLOCK)
        .params(id, type)
        .query(Resources::version)
        .optional();
  }

  /** Finds the current version of a resource that visits share, deleted or not. */
  public Optional<ResourceVersion> findShared(String type, String id) {
    return client
        .sql(CURRENT + "where r.id = ? and r.type = ? and r.visit_key is null")
        .params(id, type)
        .query(Resources::version)
        .optional();
  }

  /**
   * Finds current versions of any type; an id should be of one resource, but this is not enforced.
   */
  public List<ResourceVersion> find(String id) {
    return list(client.sql(CURRENT + "where r.id = ? and " + IN_ANY_BLOCK).param(id));
  }

  /** Lists the current versions of a visit's resources, in the order in which they were added. */
  public List<ResourceVersion> ofVisit(long visit) {
    return list(client.sql(CURRENT + "where r.visit_key = ? order by r.key").param(visit));
  }

  /** Lists the current versions of all resources of a type that are not deleted. */
  public List<ResourceVersion> all(String type) {
    return list(
        client.sql(CURRENT + "where r.type = ? and v.deleted = 0 order by r.key").param(type));
  }

  /** Lists the current versions of shared resources that a job changed. */
  public List<ResourceVersion> sharedChangedBy(long job) {
    return list(
        client
            .sql(
                CURRENT
                    + """
                    where r.visit_key is null
                      and exists (
                        select 1 from resource_version c
                        where c.resource_key = r.key and c.job_key = ?)
                    """
                    + ResourceIdBlocks.SORTED_BY_KEY)
            .param(job));
  }

  /**
   * Lists the current versions of shared resources that depend on a job. These are resources that
   * it changed, resources with content only from this job and from undone jobs, and patients of its
   * rows with data from an undone import.
   */
  public List<ResourceVersion> sharedDependingOn(long job) {
    return list(
        client
            .sql(
                CURRENT
                    + """
                    where r.visit_key is null and v.deleted = 0 and (
                      exists (
                        select 1 from resource_version c
                        where c.resource_key = r.key and c.job_key = :job)
                      or not exists (
                        select 1 from resource_version c
                        join job j on j.key = c.job_key
                        where c.resource_key = r.key and c.job_key <> :job
                          and j.state <> 'undone' and j.kind in ('import', 'patients'))
                      or (
                        r.type = 'Patient'
                        and r.id in (
                          select w.patient_id from source_row s
                          join visit w on w.key = s.visit_key
                          where s.job_key = :job
                          union
                          select p.patient_id from row_patient p where p.job_key = :job)
                        and exists (
                          select 1 from resource_version c
                          join job j on j.key = c.job_key
                          where c.resource_key = r.key
                            and j.state = 'undone' and j.kind = 'import')))
                    """
                    + ResourceIdBlocks.SORTED_BY_KEY)
            .param("job", job));
  }

  /** Lists all versions of a visit's resources, resource by resource, oldest first. */
  public List<ResourceVersion> historyOfVisit(long visit) {
    return list(client.sql(ALL + "where r.visit_key = ? order by r.key, v.version").param(visit));
  }

  /** Lists all versions of a resource, oldest first. */
  public List<ResourceVersion> history(String type, String id) {
    return list(
        client
            .sql(ALL + "where r.id = ? and r.type = ? and " + IN_ANY_BLOCK + " order by v.version")
            .params(id, type));
  }

  private static List<ResourceVersion> list(JdbcClient.StatementSpec query) {
    return query.query(Resources::version).list();
  }

  /**
   * Reads the content of a version.
   *
   * @throws StoreException if the content is damaged
   */
  public byte[] content(long version) {
    return client
        .sql("select content, content_crc from resource_version where key = ?")
        .param(version)
        .query(
            (row, number) ->
                ContentChecksum.verified(
                    version, row.getLong("content_crc"), row.getBytes("content")))
        .single();
  }

  /**
   * Reads the current contents of the resources of some visits, in the order in which they were
   * added. Deleted and damaged resources are omitted.
   */
  public List<ResourceContent> contentsOfVisits(Collection<Long> visits, Collection<String> types) {
    return contents(
        client
            .sql(
                """
                select r.visit_key as owner_key, v.content_crc, v.content
                from resource r
                join resource_version v on v.key = r.current_version_key
                where r.visit_key in (:visits) and r.type in (:types) and v.deleted = 0
                order by r.key
                """)
            .param("visits", visits)
            .param("types", types));
  }

  /** Reads the current contents of shared resources of one type by their ids. */
  public List<ResourceContent> contentsOfShared(String type, Collection<String> ids) {
    return contents(
        client
            .sql(
                """
                select r.key as owner_key, v.content_crc, v.content
                from resource r
                join resource_version v on v.key = r.current_version_key
                where r.id in (:ids) and r.type = :type and r.visit_key is null and v.deleted = 0
                order by r.key
                """)
            .param("ids", ids)
            .param("type", type));
  }

  private static List<ResourceContent> contents(JdbcClient.StatementSpec query) {
    List<ResourceContent> contents = new ArrayList<>();
    query.query(
        row -> {
          byte[] json = row.getBytes("content");
          if (json != null && ContentChecksum.crc(json) == row.getLong("content_crc")) {
            contents.add(new ResourceContent(row.getLong("owner_key"), json));
          }
        });
    return contents;
  }

  /** A current version with its content. */
  public record VersionContent(ResourceVersion version, byte[] json) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return version.toString();
    }
  }

  /**
   * Reads the current versions of the resources of some visits, in the order in which they were
   * added. Deleted ones are omitted.
   *
   * @throws StoreException if the content of one is damaged
   */
  public List<VersionContent> contentsOfVisits(Collection<Long> visits) {
    return client
        .sql(CONTENTS + "where r.visit_key in (:visits) and v.deleted = 0 order by r.key")
        .param("visits", visits)
        .query(Resources::versionContent)
        .list();
  }

  /**
   * Reads the current versions of shared resources of one type by their ids.
   *
   * @throws StoreException if the content of one is damaged
   */
  public List<VersionContent> sharedContents(String type, Collection<String> ids) {
    return client
        .sql(
            CONTENTS
                + "where r.id in (:ids) and r.type = :type and r.visit_key is null"
                + " and v.deleted = 0")
        .param("ids", ids)
        .param("type", type)
        .query(Resources::versionContent)
        .list();
  }

  /**
   * Lists the current versions of shared resources that were changed after a point, in the order in
   * which the resources were added.
   */
  public List<ResourceVersion> sharedChangedAfter(ChangePoint point) {
    return client
        .sql(
            CURRENT
                + "where r.visit_key is null and v.deleted = 0 and "
                + point.sqlCondition("v.job_key", "v.updated_at")
                + " order by r.key")
        .query(Resources::version)
        .list()
        .stream()
        .filter(v -> point.isBefore(v.job(), v.rowNumber(), v.updated()))
        .toList();
  }

  private static VersionContent versionContent(ResultSet row, int number) throws SQLException {
    ResourceVersion version = version(row, number);
    return new VersionContent(
        version,
        ContentChecksum.verified(
            version.key(), row.getLong("content_crc"), row.getBytes("content")));
  }

  private interface ParameterValues<T> {
    Object[] of(T item);
  }

  private static ResourceVersion version(ResultSet row, int number) throws SQLException {
    return new ResourceVersion(
        row.getLong("resource_key"),
        row.getString("type"),
        row.getString("id"),
        ColumnValues.optionalLong(row, "visit_key"),
        row.getLong("version_key"),
        row.getInt("version"),
        row.getLong("job_key"),
        row.getLong("row_number"),
        ColumnValues.instant(row, "updated_at"),
        row.getInt("deleted") != 0,
        row.getBytes("content_hash"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableResources extends Resources {
    private final JdbcTemplate template;
    private final KeyAllocator keys;
    private final Optional<SearchIndexer> indexer;
    private final IndexWriter index;
    private final Outbox.WritableOutbox outbox;

    public WritableResources(
        JdbcClient client,
        JdbcTemplate template,
        KeyAllocator keys,
        Optional<SearchIndexer> indexer,
        Outbox.WritableOutbox outbox) {
      super(client);
      this.template = template;
      this.keys = keys;
      this.indexer = indexer;
      this.index = new IndexWriter(template);
      this.outbox = outbox;
    }

    /** Adds versions and makes them the current ones. */
    public void add(List<NewVersion> versions, ChangeSource source) {
      List<ResourceVersion> added = new ArrayList<>(versions.size());
      for (NewVersion newVersion : versions) {
        Optional<ResourceVersion> before = newVersion.previous();
        added.add(
            new ResourceVersion(
                before.map(ResourceVersion::resource).orElseGet(() -> keys.nextKey(client)),
                newVersion.type(),
                newVersion.id(),
                newVersion.visit(),
                keys.nextKey(client),
                before.map(ResourceVersion::version).orElse(0) + 1,
                source.job(),
                source.rowNumber(),
                source.at(),
                newVersion.deleted(),
                newVersion.hash()));
      }
      insertVersions(versions, added);
      List<ResourceVersion> first = added.stream().filter(v -> v.version() == 1).toList();
      List<ResourceVersion> later = added.stream().filter(v -> v.version() > 1).toList();
      batch(
          """
          insert into resource (key, type, id, visit_key, current_version_key)
          values (?, ?, ?, ?, ?)
          """,
          first,
          v -> new Object[] {v.resource(), v.type(), v.id(), v.visit(), v.key()});
      batch(
          "update resource set current_version_key = ? where key = ?",
          later,
          v -> new Object[] {v.key(), v.resource()});
      index(versions, added);
      if (!outbox.isEmpty()) {
        outbox.add(new VersionPatients(client).of(versions, added), source.at());
      }
    }

    /** Indexes versions after all resources are stored, which references refer to. */
    private void index(List<NewVersion> versions, List<ResourceVersion> added) {
      List<IndexedVersion> indexed = new ArrayList<>(added.size());
      Map<String, Long> resources = new HashMap<>();
      for (int i = 0; i < added.size(); i++) {
        NewVersion newVersion = versions.get(i);
        ResourceVersion version = added.get(i);
        resources.put(newVersion.type() + "/" + newVersion.id(), version.resource());
        if (!newVersion.deleted()) {
          newVersion
              .index()
              .or(() -> indexer.map(reader -> reader.of(newVersion.content())))
              .ifPresent(
                  index ->
                      indexed.add(new IndexedVersion(version.key(), newVersion.type(), index)));
        }
      }
      index.write(indexed, resources);
    }

    private void insertVersions(List<NewVersion> versions, List<ResourceVersion> added) {
      List<Object[]> rows = new ArrayList<>(added.size());
      for (int i = 0; i < added.size(); i++) {
        ResourceVersion v = added.get(i);
        rows.add(
            new Object[] {
              v.key(),
              v.resource(),
              v.version(),
              v.job(),
              v.rowNumber(),
              v.updated(),
              v.deleted(),
              v.hash(),
              ContentChecksum.crc(versions.get(i).content()),
              versions.get(i).content()
            });
      }
      batch(
          """
          insert into resource_version (key, resource_key, version, job_key, row_number, updated_at,
            deleted, content_hash, content_crc, content)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          rows,
          row -> row);
    }

    private <T> void batch(String sql, List<T> items, ParameterValues<T> cells) {
      if (!items.isEmpty()) {
        template.batchUpdate(
            sql,
            items,
            items.size(),
            (statement, item) -> ColumnValues.set(statement, cells.of(item)));
      }
    }
  }
}
