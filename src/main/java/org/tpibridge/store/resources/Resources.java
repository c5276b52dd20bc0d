package org.tpibridge.store.resources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.search.IndexValue;
import org.tpibridge.store.search.IndexWriter;
import org.tpibridge.store.search.IndexWriter.IndexedVersion;
import org.tpibridge.store.search.ResourceIdBlocks;
import org.tpibridge.store.search.SearchIndexer;

/** Resources and their versions. A version is added and never changed. */
public final class Resources {

  /**
   * A version of a resource, without what it says.
   *
   * @param resource key of the resource
   * @param visit key of the visit that owns it; empty for what visits share
   * @param key of the version
   * @param version from 1
   * @param job and row that it came by
   * @param deleted whether it says that there is no such resource any more
   * @param hash of what it says; 32 bytes
   */
  public record ResourceVersion(
      long resource,
      String type,
      String id,
      OptionalLong visit,
      long key,
      int version,
      long job,
      long rowNumber,
      Instant updated,
      boolean deleted,
      byte[] hash) {

    /** No patient data. */
    @Override
    public String toString() {
      return type + "/" + id + "/_history/" + version;
    }
  }

  /**
   * A version to be added.
   *
   * @param previous the current version, where there is one
   * @param content FHIR JSON in UTF-8, references as {@code Type/id}, without version and time; of
   *     a deleted one what it said last
   * @param index what it is found by, where somebody had the time to make it beforehand
   */
  public record NewVersion(
      Optional<ResourceVersion> previous,
      String type,
      String id,
      OptionalLong visit,
      boolean deleted,
      byte[] hash,
      byte[] content,
      Optional<List<IndexValue>> index) {

    /** One whose content is read to index it. */
    public NewVersion(
        Optional<ResourceVersion> previous,
        String type,
        String id,
        OptionalLong visit,
        boolean deleted,
        byte[] hash,
        byte[] content) {
      this(previous, type, id, visit, deleted, hash, content, Optional.empty());
    }

    /** No patient data. */
    @Override
    public String toString() {
      return type + "/" + id;
    }
  }

  /**
   * Why versions are added.
   *
   * @param rowNumber the row of the job; 0 where it has none
   */
  public record ChangeSource(long job, long rowNumber, Instant at) {}

  private static final String VERSIONS =
      """
      select r.key as resource_key, r.type, r.id, r.visit_key, v.key as version_key, v.version,
        v.job_key, v.row_number, v.updated_at, v.deleted, v.content_hash
      from resource r
      join resource_version v\s""";
  private static final String CURRENT = VERSIONS + "on v.key = r.current_version_key ";
  private static final String ALL = VERSIONS + "on v.resource_key = r.key ";

  private static final String IN_ANY_BLOCK = ResourceIdBlocks.inAnyBlock("r.key");

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final KeyAllocator keys;
  private final Optional<SearchIndexer> indexer;
  private final IndexWriter index;

  public Resources(
      JdbcClient client,
      JdbcTemplate template,
      KeyAllocator keys,
      Optional<SearchIndexer> indexer) {
    this.client = client;
    this.template = template;
    this.keys = keys;
    this.indexer = indexer;
    this.index = new IndexWriter(template);
  }

  /** The current version, deleted or not. */
  public Optional<ResourceVersion> find(String type, String id) {
    return client
        .sql(CURRENT + "where r.id = ? and r.type = ? and " + IN_ANY_BLOCK)
        .params(id, type)
        .query(Resources::version)
        .optional();
  }

  /** The same of what visits share. */
  public Optional<ResourceVersion> findShared(String type, String id) {
    return client
        .sql(CURRENT + "where r.id = ? and r.type = ? and r.visit_key is null")
        .params(id, type)
        .query(Resources::version)
        .optional();
  }

  /** Current versions of whatever type; an id is of one resource, but nothing says so. */
  public List<ResourceVersion> find(String id) {
    return client
        .sql(CURRENT + "where r.id = ? and " + IN_ANY_BLOCK)
        .param(id)
        .query(Resources::version)
        .list();
  }

  /** The current versions of what a visit owns, in the order in which they came. */
  public List<ResourceVersion> ofVisit(long visit) {
    return client
        .sql(CURRENT + "where r.visit_key = ? order by r.key")
        .param(visit)
        .query(Resources::version)
        .list();
  }

  /** The current versions of all resources of a type that are not deleted. */
  public List<ResourceVersion> all(String type) {
    return client
        .sql(CURRENT + "where r.type = ? and v.deleted = 0 order by r.key")
        .param(type)
        .query(Resources::version)
        .list();
  }

  /** The current versions of what visits share and a job changed. */
  public List<ResourceVersion> sharedChangedBy(long job) {
    return client
        .sql(
            CURRENT
                + """
                where r.visit_key is null
                  and exists (
                    select 1 from resource_version c
                    where c.resource_key = r.key and c.job_key = ?)
                """
                + ResourceIdBlocks.SORTED_BY_KEY)
        .param(job)
        .query(Resources::version)
        .list();
  }

  /**
   * The current versions of what visits share and a job changed, or of which all that was said came
   * by it and by jobs that were undone; and of patients of the job's rows about whom an import said
   * something that was undone.
   */
  public List<ResourceVersion> sharedDependingOn(long job) {
    return client
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
        .param("job", job)
        .query(Resources::version)
        .list();
  }

  /** All versions of all that a visit owns, resource by resource, the oldest first. */
  public List<ResourceVersion> historyOfVisit(long visit) {
    return client
        .sql(ALL + "where r.visit_key = ? order by r.key, v.version")
        .param(visit)
        .query(Resources::version)
        .list();
  }

  /** All versions of a resource, the oldest first. */
  public List<ResourceVersion> history(String type, String id) {
    return client
        .sql(ALL + "where r.id = ? and r.type = ? and " + IN_ANY_BLOCK + " order by v.version")
        .params(id, type)
        .query(Resources::version)
        .list();
  }

  /**
   * What a version says.
   *
   * @throws StoreException where it is not what was written
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
   * What a resource says.
   *
   * @param owner key of the visit that owns it, or of the resource where visits share it
   */
  public record Content(long owner, byte[] json) {

    /** No patient data. */
    @Override
    public String toString() {
      return "Resources.Content[" + owner + "]";
    }
  }

  /**
   * What the resources of some visits say now, in the order in which they came. One that is deleted
   * or damaged is left out.
   */
  public List<Content> contentsOfVisits(Collection<Long> visits, Collection<String> types) {
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

  /** The same of resources of one type that visits share, by their ids. */
  public List<Content> contentsOfShared(String type, Collection<String> ids) {
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

  private static List<Content> contents(JdbcClient.StatementSpec query) {
    List<Content> contents = new ArrayList<>();
    query.query(
        row -> {
          byte[] json = row.getBytes("content");
          if (json != null && ContentChecksum.crc(json) == row.getLong("content_crc")) {
            contents.add(new Content(row.getLong("owner_key"), json));
          }
        });
    return contents;
  }

  /** Adds versions, which from here on are the current ones. */
  public void add(List<NewVersion> versions, ChangeSource cause) {
    List<ResourceVersion> added = new ArrayList<>(versions.size());
    for (NewVersion one : versions) {
      Optional<ResourceVersion> before = one.previous();
      added.add(
          new ResourceVersion(
              before.map(ResourceVersion::resource).orElseGet(() -> keys.nextKey(client)),
              one.type(),
              one.id(),
              one.visit(),
              keys.nextKey(client),
              before.map(ResourceVersion::version).orElse(0) + 1,
              cause.job(),
              cause.rowNumber(),
              cause.at(),
              one.deleted(),
              one.hash()));
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
  }

  /** Behind the resources, which references lead to. A deleted version is not found. */
  private void index(List<NewVersion> versions, List<ResourceVersion> added) {
    List<IndexedVersion> indexed = new ArrayList<>(added.size());
    Map<String, Long> resources = new HashMap<>();
    for (int i = 0; i < added.size(); i++) {
      NewVersion one = versions.get(i);
      ResourceVersion version = added.get(i);
      resources.put(one.type() + "/" + one.id(), version.resource());
      if (!one.deleted()) {
        one.index()
            .or(() -> indexer.map(reader -> reader.of(one.content())))
            .ifPresent(index -> indexed.add(new IndexedVersion(version.key(), one.type(), index)));
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

  private interface ParameterValues<T> {
    Object[] of(T item);
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
}
