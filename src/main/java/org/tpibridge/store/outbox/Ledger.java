package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Stores what each EHR has of the store's resources: one entry for each EHR and resource. */
public final class Ledger {

  public enum LedgerState {
    /** To be sent, or sent again. */
    PENDING,
    /** The EHR has the content with this hash. */
    SENT,
    /** Sent, but the answer was lost: look for it in the EHR before sending it again. */
    UNKNOWN,
    /** It cannot be determined whether the EHR has it; a person decides. */
    NEEDS_REVIEW,
    /** The EHR refused it; sending the same content again would not help. */
    REFUSED,
    /** The EHR accepts no resources of this kind. */
    NOT_SUPPORTED,
    /** Retracted at the EHR. */
    RETRACTED
  }

  /**
   * An entry of the ledger.
   *
   * @param ehr the EHR's name in the settings
   * @param localReference {@code Type/id} in this store
   * @param hash of the content that the state is about; 32 bytes
   * @param remoteReference {@code Type/id} at the EHR, which may be of another type
   * @param remoteVersion as the EHR gave it
   */
  public record LedgerEntry(
      String ehr,
      String localReference,
      byte[] hash,
      Optional<String> remoteReference,
      Optional<String> remoteVersion,
      LedgerState state,
      Instant updated) {

    /** Shows no hash and no ids of the EHR. */
    @Override
    public String toString() {
      return "LedgerEntry[" + ehr + ", " + localReference + ", " + state + "]";
    }
  }

  private static final String SELECT =
      """
      select ehr, local_reference, content_hash, remote_reference, remote_version, state,
        updated_at
      from ledger
      """;

  private final JdbcClient client;

  public Ledger(JdbcClient client) {
    this.client = client;
  }

  public Optional<LedgerEntry> find(String target, String source) {
    return client
        .sql(SELECT + "where ehr = ? and local_reference = ?")
        .params(target, source)
        .query(Ledger::entry)
        .optional();
  }

  /** Finds the local resources that are one document at an EHR. */
  public List<LedgerEntry> findRemote(String target, String remoteId) {
    return client
        .sql(SELECT + "where ehr = ? and remote_reference = ? order by local_reference")
        .params(target, remoteId)
        .query(Ledger::entry)
        .list();
  }

  /** Lists entries of an EHR in a state, those longest in it first. */
  public List<LedgerEntry> inState(String target, LedgerState state, int limit) {
    return client
        .sql(SELECT + "where ehr = ? and state = ? order by updated_at, local_reference limit ?")
        .params(target, ColumnValues.enumWord(state), limit)
        .query(Ledger::entry)
        .list();
  }

  /** Adds an entry, or replaces the one of the same EHR and resource. */
  public void set(LedgerEntry entry) {
    client
        .sql(
            """
            insert into ledger (ehr, local_reference, content_hash, remote_reference,
              remote_version, state, updated_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (ehr, local_reference) do update set
              content_hash = excluded.content_hash,
              remote_reference = excluded.remote_reference,
              remote_version = excluded.remote_version,
              state = excluded.state,
              updated_at = excluded.updated_at
            """)
        .params(
            ColumnValues.of(
                entry.ehr(),
                entry.localReference(),
                entry.hash(),
                entry.remoteReference(),
                entry.remoteVersion(),
                ColumnValues.enumWord(entry.state()),
                entry.updated()))
        .update();
  }

  private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
    return new LedgerEntry(
        row.getString("ehr"),
        row.getString("local_reference"),
        row.getBytes("content_hash"),
        Optional.ofNullable(row.getString("remote_reference")),
        Optional.ofNullable(row.getString("remote_version")),
        ColumnValues.enumWord(row, "state", LedgerState.class),
        ColumnValues.instant(row, "updated_at"));
  }
}
