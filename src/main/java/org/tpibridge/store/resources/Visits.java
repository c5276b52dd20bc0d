package org.tpibridge.store.resources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.store.jobs.ChangePoint;
import org.tpibridge.store.jobs.RowPatients;
import org.tpibridge.store.search.IndexFormat;

/** Stores visits, each of which is saved, changed and undone as a whole. */
public sealed class Visits {

  public enum VisitState {
    CURRENT,
    /** The import was undone; the resources say so. */
    RETRACTED
  }

  /**
   * What identifies a visit.
   *
   * @param system of its id
   * @param id the source's id
   * @param patientId id of the Patient resource
   * @param start ISO date, or date-time with offset
   */
  public record VisitIdentity(String system, String id, String patientId, String start) {

    /** The date of its start, in the visit's own offset. */
    public LocalDate day() {
      return LocalDate.parse(start.substring(0, DAY));
    }

    /** Whether another visit starts at the same time; a date without a time equals only itself. */
    boolean startsAtSameTime(VisitIdentity other) {
      boolean timed = start.length() > DAY && other.start.length() > DAY;
      return timed
          ? OffsetDateTime.parse(start).isEqual(OffsetDateTime.parse(other.start))
          : start.equals(other.start);
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "VisitIdentity[…]";
    }
  }

  /**
   * A visit as it is stored.
   *
   * @param hash of the content of the whole visit; 32 bytes
   * @param job that changed it last
   */
  public record StoredVisit(
      long key, VisitIdentity identity, byte[] hash, VisitState state, long job) {

    public String visitId() {
      return identity.id();
    }

    public String patientId() {
      return identity.patientId();
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "StoredVisit[" + key + "]";
    }
  }

  private static final String SELECT =
      """
      select key, id_system, visit_id, patient_id, start_time, content_hash, state, job_key
      from visit
      """;

  /** The search parameters whose references are of one Encounter: to its clinician and places. */
  private static final List<Long> REFERENCES_OF_ENCOUNTERS =
      Stream.of("participant", "practitioner", "location", "service-provider")
          .map(name -> IndexFormat.parameterHash("Encounter", name))
          .toList();

  private static final int PAGE = 200;
  private static final int DAY = "2024-03-04".length();

  final JdbcClient client;
  final KeyAllocator keys;

  private Visits(JdbcClient client, KeyAllocator keys) {
    this.client = client;
    this.keys = keys;
  }

  public Optional<StoredVisit> find(String system, String visitId) {
    return client
        .sql(SELECT + "where visit_id = ? and id_system = ?")
        .params(visitId, system)
        .query(Visits::visit)
        .optional();
  }

  /** Finds the visits with an id, one for each system that contains the id. */
  public List<StoredVisit> find(String visitId) {
    return client
        .sql(SELECT + "where visit_id = ? order by key")
        .param(visitId)
        .query(Visits::visit)
        .list();
  }

  /** Finds current visits of the same patient at the same time with another id. */
  public List<StoredVisit> sameTimeVisits(VisitIdentity visit) {
    return client
        .sql(
            SELECT
                + """
                where patient_id = ? and start_time between ? and ? and state = ?
                order by key
                """)
        .params(
            visit.patientId(),
            visit.day().minusDays(1).toString(),
            visit.day().plusDays(2).toString(),
            ColumnValues.enumWord(VisitState.CURRENT))
        .query(Visits::visit)
        .list()
        .stream()
        .filter(other -> other.identity().startsAtSameTime(visit))
        .filter(
            other ->
                !other.visitId().equals(visit.id())
                    || !other.identity().system().equals(visit.system()))
        .toList();
  }

  public Optional<StoredVisit> find(long key) {
    return client.sql(SELECT + "where key = ?").param(key).query(Visits::visit).optional();
  }

  public List<StoredVisit> ofPatient(String patient) {
    return client
        .sql(SELECT + "where patient_id = ? order by key")
        .param(patient)
        .query(Visits::visit)
        .list();
  }

  /** Lists the current visits of some patients in the order in which they were added. */
  public List<StoredVisit> ofPatients(Collection<String> patients) {
    return client
        .sql(SELECT + "where patient_id in (:patients) and state = :state order by key")
        .param("patients", patients)
        .param("state", ColumnValues.enumWord(VisitState.CURRENT))
        .query(Visits::visit)
        .list();
  }

  /**
   * Chooses visits.
   *
   * @param patient id of the Patient resource; empty for all patients
   * @param since only visits that may have changed after this point, current and retracted ones;
   *     empty for all current visits
   */
  public record VisitSelection(Optional<String> patient, Optional<ChangePoint> since) {}

  /** Lists the keys of the visits of a selection, in their order. */
  public List<Long> keys(VisitSelection selection) {
    String ofPatient = selection.patient().isEmpty() ? "" : " and patient_id = :patient";
    String changed =
        selection
            .since()
            .map(
                point ->
                    "key in (select visit_key from visit_change where "
                        + point.sqlCondition("job_key", "added_at")
                        + ")")
            .orElse("state = 'current'");
    return client
        .sql("select key from visit where " + changed + ofPatient + " order by key")
        .param("patient", selection.patient().orElse(""))
        .query(Long.class)
        .list();
  }

  /** Finds visits by their keys, in the order of the keys. */
  public List<StoredVisit> find(Collection<Long> visitKeys) {
    return client
        .sql(SELECT + "where key in (:keys) order by key")
        .param("keys", visitKeys)
        .query(Visits::visit)
        .list();
  }

  /** Checks whether a current visit is of a patient, or its Encounter refers to a resource. */
  public boolean isReferencedByVisit(String type, String id) {
    if (type.equals("Patient")) {
      return ofPatient(id).stream().anyMatch(visit -> visit.state() == VisitState.CURRENT);
    }
    return isIndexComplete() ? isIndexedReference(type, id) : isInAnEncounter(type, id);
  }

  /** Until all resources are indexed in this format, the index does not find every reference. */
  private boolean isIndexComplete() {
    return !client
        .sql(
            """
            select 1 from search_index_format
            where format = ? and not exists (select 1 from search_outdated_version)
            """)
        .param(IndexFormat.NUMBER)
        .query()
        .listOfRows()
        .isEmpty();
  }

  private boolean isIndexedReference(String type, String id) {
    return !client
        .sql(
            """
            select 1
            from resource t
            join search_reference s on s.target_key = t.key and s.parameter_hash in (:parameters)
            join resource_version v on v.key = s.version_key
            join resource r on r.key = v.resource_key and r.current_version_key = v.key
            join visit x on x.key = r.visit_key
            where t.id = :id and t.type = :type and t.visit_key is null
              and x.state = 'current' and v.deleted = 0
            limit 1
            """)
        .param("parameters", REFERENCES_OF_ENCOUNTERS)
        .param("id", id)
        .param("type", type)
        .query()
        .listOfRows()
        .isEmpty();
  }

  private boolean isInAnEncounter(String type, String id) {
    // Read in pages, because one of the drivers would load all rows into memory.
    byte[] reference = ('"' + type + '/' + id + '"').getBytes(UTF_8);
    long key = 0;
    while (true) {
      List<EncounterContent> page = encountersAfter(key);
      if (page.stream().anyMatch(encounter -> contains(encounter.content(), reference))) {
        return true;
      }
      if (page.isEmpty()) {
        return false;
      }
      key = page.get(page.size() - 1).visit();
    }
  }

  /** Checks whether the Provenance of a current visit of a patient refers to a resource. */
  public boolean isStatedOfPatient(String patient, String type, String id) {
    byte[] reference = ('"' + type + '/' + id + '"').getBytes(UTF_8);
    return client
        .sql(
            """
            select v.content
            from visit x
            join resource r on r.visit_key = x.key and r.type = 'Provenance'
            join resource_version v on v.key = r.current_version_key
            where x.state = 'current' and v.deleted = 0 and x.patient_id = ?
            """)
        .param(patient)
        .query((row, number) -> row.getBytes("content"))
        .list()
        .stream()
        .anyMatch(content -> contains(content, reference));
  }

  private record EncounterContent(long visit, byte[] content) {}

  private List<EncounterContent> encountersAfter(long key) {
    return client
        .sql(
            """
            select x.key, v.content
            from visit x
            join resource r on r.visit_key = x.key and r.type = 'Encounter'
            join resource_version v on v.key = r.current_version_key
            where x.state = 'current' and x.key > ?
            order by x.key limit ?
            """)
        .params(key, PAGE)
        .query((row, number) -> new EncounterContent(row.getLong("key"), row.getBytes("content")))
        .list();
  }

  private static boolean contains(byte[] content, byte[] part) {
    return new String(content, ISO_8859_1).contains(new String(part, ISO_8859_1));
  }

  private static StoredVisit visit(ResultSet row, int number) throws SQLException {
    return new StoredVisit(
        row.getLong("key"),
        new VisitIdentity(
            row.getString("id_system"),
            row.getString("visit_id"),
            row.getString("patient_id"),
            row.getString("start_time")),
        row.getBytes("content_hash"),
        ColumnValues.enumWord(row, "state", VisitState.class),
        row.getLong("job_key"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableVisits extends Visits {
    private final RowPatients rowPatients;

    public WritableVisits(JdbcClient client, KeyAllocator keys, RowPatients rowPatients) {
      super(client, keys);
      this.rowPatients = rowPatients;
    }

    /** Adds a visit that is not stored yet. */
    public StoredVisit add(VisitIdentity identity, byte[] hash, long job) {
      StoredVisit visit =
          new StoredVisit(keys.nextKey(client), identity, hash, VisitState.CURRENT, job);
      client
          .sql(
              """
              insert into visit (key, id_system, visit_id, patient_id, start_time, content_hash,
                state, job_key)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              ColumnValues.of(
                  visit.key(),
                  identity.system(),
                  identity.id(),
                  identity.patientId(),
                  identity.start(),
                  hash,
                  ColumnValues.enumWord(VisitState.CURRENT),
                  job))
          .update();
      return visit;
    }

    /** Updates a stored visit by its key; its id does not change. */
    public void update(StoredVisit visit) {
      rowPatients.addRowsOfReassignedVisit(visit.key(), visit.patientId());
      client
          .sql(
              """
              update visit
              set patient_id = ?, start_time = ?, content_hash = ?, state = ?, job_key = ?
              where key = ?
              """)
          .params(
              ColumnValues.of(
                  visit.patientId(),
                  visit.identity().start(),
                  visit.hash(),
                  ColumnValues.enumWord(visit.state()),
                  visit.job(),
                  visit.key()))
          .update();
    }
  }
}
