package org.tpibridge.store.pulled;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;

/** Stores versions of resources as an EHR returned them. */
public sealed class PulledResources {

  /** What a pulled resource has to do with this store. */
  public enum Relation {
    /** About a patient of this store, and about none of the visits. */
    PATIENT_DATA,
    /** Refers to a visit of this store. */
    VISIT_DATA,
    /** A pain score that the EHR recorded for a visit of this store. */
    LATER_SCORE,
    /** Was sent from this store and changed or deleted in the EHR. */
    OWN_CHANGED,
    /** Part of a visit that another bridge sent. */
    OTHER_BRIDGE
  }

  /**
   * A version.
   *
   * @param remoteReference {@code Type/id} at the EHR
   * @param visit key of the visit that it belongs to
   * @param localReference {@code Type/id} of the resource of which it is a copy
   * @param content JSON; empty if the EHR deleted it
   * @param hash of the content without its version and time; 32 bytes
   * @param findings of the validation, a JSON array; they may quote patient data
   */
  public record PulledVersion(
      String ehr,
      String remoteReference,
      Optional<String> remoteVersion,
      String patientId,
      OptionalLong visit,
      Optional<String> localReference,
      Relation relation,
      Optional<byte[]> content,
      byte[] hash,
      Optional<Instant> lastUpdated,
      Instant fetched,
      String findings) {

    public boolean deleted() {
      return content.isEmpty();
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "PulledVersion[" + ehr + ", " + relation + "]";
    }
  }

  private static final String COLUMNS =
      """
      p.ehr, p.remote_reference, p.remote_version, p.patient_id, p.visit_key, p.local_reference,
      p.relation, p.content, p.content_hash, p.last_updated, p.fetched_at, p.findings
      """;

  /** Only the newest version of each resource. */
  private static final String CURRENT =
      " and p.key = (select max(n.key) from pulled_resource n where n.ehr = p.ehr"
          + " and n.remote_reference = p.remote_reference)";

  final JdbcClient client;

  private PulledResources(JdbcClient client) {
    this.client = client;
  }

  /** The newest version of a resource. */
  public Optional<PulledVersion> current(String ehr, String remoteReference) {
    return client
        .sql(
            "select "
                + COLUMNS
                + """
                from pulled_resource p
                where p.ehr = ? and p.remote_reference = ? order by p.key desc limit 1
                """)
        .params(ehr, remoteReference)
        .query(PulledResources::version)
        .optional();
  }

  /** The newest versions of what belongs to a patient, in the order in which they were pulled. */
  public List<PulledVersion> ofPatient(String ehr, String patientId) {
    return client
        .sql(
            "select "
                + COLUMNS
                + "from pulled_resource p where p.patient_id = ? and p.ehr = ?"
                + CURRENT
                + " order by p.key")
        .params(patientId, ehr)
        .query(PulledResources::version)
        .list();
  }

  /** The newest versions of what belongs to a visit, of all EHRs. */
  public List<PulledVersion> ofVisit(long visit) {
    return client
        .sql(
            "select "
                + COLUMNS
                + "from pulled_resource p where p.visit_key = ?"
                + CURRENT
                + " order by p.key")
        .param(visit)
        .query(PulledResources::version)
        .list();
  }

  /** Names of the resources that an EHR had when they were last pulled. */
  public List<String> existing(String ehr) {
    return client
        .sql(
            "select p.remote_reference from pulled_resource p where p.ehr = ? and p.deleted = 0"
                + CURRENT
                + " order by p.remote_reference")
        .param(ehr)
        .query(String.class)
        .list();
  }

  /** Lists the patients with resources of another bridge that were not imported yet. */
  public List<String> patientsToImport(String ehr) {
    return client
        .sql(
            """
            select distinct patient_id from pulled_resource
            where ehr = ? and relation = 'other_bridge' and visit_key is null and deleted = 0
            order by patient_id
            """)
        .param(ehr)
        .query(String.class)
        .list();
  }

  /**
   * Lists the newest versions of pain scores for visits that were not processed yet, or that a
   * person decided about.
   */
  public List<PulledVersion> scoresToProcess(String ehr) {
    return client
        .sql(
            "select "
                + COLUMNS
                + """
                from pulled_resource p
                left join pulled_score s
                  on s.ehr = p.ehr and s.remote_reference = p.remote_reference
                where p.ehr = ? and p.relation = 'later_score' and p.visit_key is not null
                  and (s.key is null or s.content_hash <> p.content_hash or s.state = 'accepted')
                """
                + CURRENT
                + " order by p.key")
        .param(ehr)
        .query(PulledResources::version)
        .list();
  }

  /** Counts the resources of an EHR by what they have to do with this store. */
  public Map<Relation, Long> counts(String ehr) {
    Map<Relation, Long> counts = new TreeMap<>();
    client
        .sql(
            "select p.relation, count(*) as resources from pulled_resource p where p.ehr = ?"
                + CURRENT
                + " group by p.relation")
        .param(ehr)
        .query(
            row -> {
              counts.put(
                  ColumnValues.enumWord(row, "relation", Relation.class), row.getLong("resources"));
            });
    return counts;
  }

  private static PulledVersion version(ResultSet row, int number) throws SQLException {
    return new PulledVersion(
        row.getString("ehr"),
        row.getString("remote_reference"),
        Optional.ofNullable(row.getString("remote_version")),
        row.getString("patient_id"),
        ColumnValues.optionalLong(row, "visit_key"),
        Optional.ofNullable(row.getString("local_reference")),
        ColumnValues.enumWord(row, "relation", Relation.class),
        Optional.ofNullable(row.getBytes("content")),
        row.getBytes("content_hash"),
        ColumnValues.optionalInstant(row, "last_updated"),
        ColumnValues.instant(row, "fetched_at"),
        row.getString("findings"));
  }

  /** The same table, for transactions that write. */
  public static final class WritablePulledResources extends PulledResources {
    private final KeyAllocator keys;

    public WritablePulledResources(JdbcClient client, KeyAllocator keys) {
      super(client);
      this.keys = keys;
    }

    public void add(PulledVersion version) {
      client
          .sql(
              """
              insert into pulled_resource (key, ehr, remote_reference, remote_version, patient_id,
                visit_key, local_reference, relation, content, content_hash, deleted, last_updated,
                fetched_at, findings)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              ColumnValues.of(
                  keys.nextKey(client),
                  version.ehr(),
                  version.remoteReference(),
                  version.remoteVersion(),
                  version.patientId(),
                  version.visit(),
                  version.localReference(),
                  ColumnValues.enumWord(version.relation()),
                  version.content(),
                  version.hash(),
                  version.deleted(),
                  version.lastUpdated(),
                  version.fetched(),
                  version.findings()))
          .update();
    }

    /** Records the visit that a resource belongs to, if it was not known when it was pulled. */
    public void assign(String ehr, String remoteReference, OptionalLong visit, Relation relation) {
      client
          .sql(
              """
              update pulled_resource set visit_key = ?, relation = ?
              where ehr = ? and remote_reference = ?
              """)
          .params(ColumnValues.of(visit, ColumnValues.enumWord(relation), ehr, remoteReference))
          .update();
    }
  }
}
