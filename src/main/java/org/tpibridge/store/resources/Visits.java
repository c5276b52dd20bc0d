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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.store.jobs.RowPatients;

/** Visits as units: all that a visit owns is kept, changed and taken back together. */
public final class Visits {

  public enum VisitState {
    CURRENT,
    /** Taken back; its resources say so. */
    RETRACTED
  }

  /**
   * What a visit is known by.
   *
   * @param system of its id
   * @param id the source's own
   * @param patientId id of the Patient resource
   * @param start ISO day, or date-time with its offset
   */
  public record VisitIdentity(String system, String id, String patientId, String start) {

    /** The day of its start, on the clock of the visit. */
    public LocalDate day() {
      return LocalDate.parse(start.substring(0, DAY));
    }

    /** Whether another starts at the same time; a day alone is a separate time. */
    boolean startsAtSameTime(VisitIdentity other) {
      boolean timed = start.length() > DAY && other.start.length() > DAY;
      return timed
          ? OffsetDateTime.parse(start).isEqual(OffsetDateTime.parse(other.start))
          : start.equals(other.start);
    }

    /** No patient data. */
    @Override
    public String toString() {
      return "Visits.Named[…]";
    }
  }

  /**
   * @param hash of all that the visit says; 32 bytes
   * @param job that last changed it
   */
  public record StoredVisit(
      long key, VisitIdentity identity, byte[] hash, VisitState state, long job) {

    public String visitId() {
      return identity.id();
    }

    public String patientId() {
      return identity.patientId();
    }

    /** No patient data. */
    @Override
    public String toString() {
      return "Visits.Kept[" + key + "]";
    }
  }

  private static final String SELECT =
      """
      select key, id_system, visit_id, patient_id, start_time, content_hash, state, job_key
      from visit
      """;
  private static final int PAGE = 200;
  private static final int DAY = "2024-03-04".length();

  private final JdbcClient client;
  private final KeyAllocator keys;
  private final RowPatients rowPatients;

  public Visits(JdbcClient client, KeyAllocator keys, RowPatients rowPatients) {
    this.client = client;
    this.keys = keys;
    this.rowPatients = rowPatients;
  }

  public Optional<StoredVisit> find(String system, String visitId) {
    return client
        .sql(SELECT + "where visit_id = ? and id_system = ?")
        .params(visitId, system)
        .query(Visits::kept)
        .optional();
  }

  /** The visits of an id, one in each system that has it. */
  public List<StoredVisit> find(String visitId) {
    return client
        .sql(SELECT + "where visit_id = ? order by key")
        .param(visitId)
        .query(Visits::kept)
        .list();
  }

  /** Visits that count, have another id and start at the same time, of the same patient. */
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
        .query(Visits::kept)
        .list()
        .stream()
        .filter(kept -> kept.identity().startsAtSameTime(visit))
        .filter(
            kept ->
                !kept.visitId().equals(visit.id())
                    || !kept.identity().system().equals(visit.system()))
        .toList();
  }

  public Optional<StoredVisit> find(long key) {
    return client.sql(SELECT + "where key = ?").param(key).query(Visits::kept).optional();
  }

  public List<StoredVisit> ofPatient(String patient) {
    return client
        .sql(SELECT + "where patient_id = ? order by key")
        .param(patient)
        .query(Visits::kept)
        .list();
  }

  /** The visits of some patients that count, in the order in which they came. */
  public List<StoredVisit> ofPatients(Collection<String> patients) {
    return client
        .sql(SELECT + "where patient_id in (:patients) and state = :state order by key")
        .param("patients", patients)
        .param("state", ColumnValues.enumWord(VisitState.CURRENT))
        .query(Visits::kept)
        .list();
  }

  /** Whether a visit that counts is of a patient, or its Encounter names a clinician or a place. */
  public boolean isReferencedByVisit(String type, String id) {
    if (type.equals("Patient")) {
      return ofPatient(id).stream().anyMatch(visit -> visit.state() == VisitState.CURRENT);
    }
    // Looked for in pages: one driver would have all of them in memory at once.
    byte[] reference = ('"' + type + '/' + id + '"').getBytes(UTF_8);
    long behind = 0;
    while (true) {
      List<EncounterContent> page = encountersAfter(behind);
      if (page.stream().anyMatch(said -> contains(said.content(), reference))) {
        return true;
      }
      if (page.isEmpty()) {
        return false;
      }
      behind = page.get(page.size() - 1).visit();
    }
  }

  private record EncounterContent(long visit, byte[] content) {}

  private List<EncounterContent> encountersAfter(long behind) {
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
        .params(behind, PAGE)
        .query((row, number) -> new EncounterContent(row.getLong("key"), row.getBytes("content")))
        .list();
  }

  private static boolean contains(byte[] content, byte[] part) {
    return new String(content, ISO_8859_1).contains(new String(part, ISO_8859_1));
  }

  /** Adds a visit that is not there. */
  public StoredVisit add(VisitIdentity named, byte[] hash, long job) {
    StoredVisit visit = new StoredVisit(keys.nextKey(client), named, hash, VisitState.CURRENT, job);
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
                named.system(),
                named.id(),
                named.patientId(),
                named.start(),
                hash,
                ColumnValues.enumWord(VisitState.CURRENT),
                job))
        .update();
    return visit;
  }

  /** Sets what is stored of a visit that is there, by its key; its id stays. */
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

  private static StoredVisit kept(ResultSet row, int number) throws SQLException {
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
}
