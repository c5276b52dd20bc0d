package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Stores what each EHR has of the store's resources: one entry for each EHR and resource. */
public sealed class Ledger {

  public enum LedgerState {
    /** A request was or is about to be sent, and its result is not stored. */
    SENDING,
    /** The EHR has the content of the version. */
    SENT,
    /** Sent, but the answer was lost: look for it in the EHR before sending it again. */
    UNKNOWN,
    /** The EHR refused it; sending the same content again would not help. */
    REFUSED,
    /**
     * The EHR has an earlier content that cannot be changed from here; a person has to correct it
     * there. The current content is in the document of the visit, if the EHR takes documents.
     */
    OUTDATED,
    /** The EHR accepts no resources of this kind in any form. */
    NOT_TRANSMITTABLE,
    /** Not sent, because the settings exclude it. */
    EXCLUDED,
    /** The EHR has it, marked as entered in error or inactive. */
    RETRACTED,
    /** Deleted in the EHR by this program. */
    DELETED,
    /** Removed by the EHR, and a person decided that it is not sent again. */
    REMOVED
  }

  /**
   * An entry of the ledger.
   *
   * @param ehr the EHR's name in the settings
   * @param localReference {@code Type/id} in this store
   * @param visit key of the visit that owns the resource; empty for shared resources
   * @param version key of the version that the state is about
   * @param hash of the content of this version; 32 bytes
   * @param remoteReference {@code Type/id} at the EHR, which may be of another type
   * @param remoteVersion as the EHR gave it
   * @param remoteHash of the content as the EHR returned it
   * @param method how it was sent
   */
  public record LedgerEntry(
      String ehr,
      String localReference,
      String patientId,
      OptionalLong visit,
      long version,
      byte[] hash,
      Optional<String> remoteReference,
      Optional<String> remoteVersion,
      Optional<byte[]> remoteHash,
      LedgerState state,
      String method,
      Instant updated) {

    /** The same entry in another state. */
    public LedgerEntry in(LedgerState next, Instant now) {
      return new LedgerEntry(
          ehr,
          localReference,
          patientId,
          visit,
          version,
          hash,
          remoteReference,
          remoteVersion,
          remoteHash,
          next,
          method,
          now);
    }

    /**
     * The same content, as it was found in the EHR.
     *
     * @param remote {@code Type/id} at the EHR
     */
    public LedgerEntry found(
        String remote, Optional<String> version, LedgerState next, Instant now) {
      return new LedgerEntry(
          ehr,
          localReference,
          patientId,
          visit,
          this.version,
          hash,
          Optional.of(remote),
          version,
          Optional.empty(),
          next,
          method,
          now);
    }

    /**
     * The same entry, if the EHR keeps its content.
     *
     * @param newer hash of the content that the EHR does not take
     */
    public LedgerEntry outdatedBy(byte[] newer, Instant now) {
      return new LedgerEntry(
          ehr,
          localReference,
          patientId,
          visit,
          version,
          newer,
          remoteReference,
          remoteVersion,
          remoteHash,
          LedgerState.OUTDATED,
          method,
          now);
    }

    /** Whether the EHR has a resource for it, as far as is known. */
    public boolean isAtEhr() {
      return remoteReference.isPresent()
          && state != LedgerState.DELETED
          && state != LedgerState.REMOVED
          && state != LedgerState.NOT_TRANSMITTABLE
          && state != LedgerState.EXCLUDED;
    }

    /** Shows no hash and no ids of the EHR. */
    @Override
    public String toString() {
      return "LedgerEntry[" + ehr + ", " + state + "]";
    }
  }

  private static final String SELECT =
      """
      select ehr, local_reference, patient_id, visit_key, version_key, content_hash,
        remote_reference, remote_version, remote_hash, state, method, updated_at
      from ledger
      """;

  final JdbcClient client;

  private Ledger(JdbcClient client) {
    this.client = client;
  }

  public Optional<LedgerEntry> find(String ehr, String localReference) {
    return client
        .sql(SELECT + "where ehr = ? and local_reference = ?")
        .params(ehr, localReference)
        .query(Ledger::entry)
        .optional();
  }

  /** Finds the local resources that are one resource at an EHR. */
  public List<LedgerEntry> findRemote(String ehr, String remoteReference) {
    return client
        .sql(SELECT + "where ehr = ? and remote_reference = ? order by local_reference")
        .params(ehr, remoteReference)
        .query(Ledger::entry)
        .list();
  }

  /** Lists the entries of a patient at an EHR. */
  public List<LedgerEntry> ofPatient(String ehr, String patient) {
    return client
        .sql(SELECT + "where ehr = ? and patient_id = ? order by local_reference")
        .params(ehr, patient)
        .query(Ledger::entry)
        .list();
  }

  /** Lists entries of an EHR in a state, those longest in it first. */
  public List<LedgerEntry> inState(String ehr, LedgerState state, int limit) {
    return client
        .sql(SELECT + "where ehr = ? and state = ? order by updated_at, local_reference limit ?")
        .params(ehr, ColumnValues.enumWord(state), limit)
        .query(Ledger::entry)
        .list();
  }

  /** Lists {@code Type/id} at an EHR of what was sent as a resource of the same type. */
  public List<String> remoteReferences(String ehr) {
    return client
        .sql(
            """
            select distinct remote_reference from ledger
            where ehr = ? and remote_reference is not null and state in ('sent', 'retracted')
            order by remote_reference
            """)
        .param(ehr)
        .query(String.class)
        .list();
  }

  /** Counts the entries of an EHR by state. */
  public Map<LedgerState, Long> counts(String ehr) {
    Map<LedgerState, Long> counts = new TreeMap<>();
    client
        .sql("select state, count(*) as entries from ledger where ehr = ? group by state")
        .param(ehr)
        .query(
            row -> {
              counts.put(
                  ColumnValues.enumWord(row, "state", LedgerState.class), row.getLong("entries"));
            });
    return counts;
  }

  /** Lists what EHRs have of a patient, {@code Type/id} at the EHR by the name of the EHR. */
  public SortedMap<String, List<String>> remoteOfPatient(String patient) {
    SortedMap<String, List<String>> found = new TreeMap<>();
    client
        .sql(
            """
            select distinct ehr, remote_reference from ledger
            where patient_id = ? and remote_reference is not null and state not in ('deleted', 'removed')
            order by ehr, remote_reference
            """)
        .param(patient)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getString("ehr"), ehr -> new ArrayList<>())
                  .add(row.getString("remote_reference"));
            });
    return found;
  }

  private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
    return new LedgerEntry(
        row.getString("ehr"),
        row.getString("local_reference"),
        row.getString("patient_id"),
        ColumnValues.optionalLong(row, "visit_key"),
        row.getLong("version_key"),
        row.getBytes("content_hash"),
        Optional.ofNullable(row.getString("remote_reference")),
        Optional.ofNullable(row.getString("remote_version")),
        Optional.ofNullable(row.getBytes("remote_hash")),
        ColumnValues.enumWord(row, "state", LedgerState.class),
        row.getString("method"),
        ColumnValues.instant(row, "updated_at"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableLedger extends Ledger {
    public WritableLedger(JdbcClient client) {
      super(client);
    }

    /** Adds an entry, or replaces the one of the same EHR and resource. */
    public void set(LedgerEntry entry) {
      client
          .sql(
              """
              insert into ledger (ehr, local_reference, patient_id, visit_key, version_key,
                content_hash, remote_reference, remote_version, remote_hash, state, method,
                updated_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (ehr, local_reference) do update set
                patient_id = excluded.patient_id,
                visit_key = excluded.visit_key,
                version_key = excluded.version_key,
                content_hash = excluded.content_hash,
                remote_reference = excluded.remote_reference,
                remote_version = excluded.remote_version,
                remote_hash = excluded.remote_hash,
                state = excluded.state,
                method = excluded.method,
                updated_at = excluded.updated_at
              """)
          .params(
              ColumnValues.of(
                  entry.ehr(),
                  entry.localReference(),
                  entry.patientId(),
                  entry.visit(),
                  entry.version(),
                  entry.hash(),
                  entry.remoteReference(),
                  entry.remoteVersion(),
                  entry.remoteHash(),
                  ColumnValues.enumWord(entry.state()),
                  entry.method(),
                  entry.updated()))
          .update();
    }

    /** Removes what an EHR refused of a patient, so that it is tried again. */
    public void forgetRefusals(String ehr, String patient) {
      client
          .sql(
              """
              delete from ledger
              where ehr = ? and patient_id = ? and state = 'refused' and remote_reference is null
              """)
          .params(ehr, patient)
          .update();
    }

    /** Removes the entry of something that the EHR never received. */
    public void remove(String ehr, String localReference) {
      client
          .sql("delete from ledger where ehr = ? and local_reference = ?")
          .params(ehr, localReference)
          .update();
    }
  }
}
