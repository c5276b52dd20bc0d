package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** What each EHR holds of ours: one entry for each EHR and resource. */
public final class Ledger {

  public enum LedgerState {
    /** To be sent, or sent again. */
    PENDING,
    /** The EHR has what the hash tells of. */
    SENT,
    /** Sent, but the answer was lost: to be looked for in the EHR before it is sent again. */
    UNKNOWN,
    /** It cannot be told whether the EHR has it; a person decides. */
    NEEDS_REVIEW,
    /** The EHR refused it; sending the same again helps nothing. */
    REFUSED,
    /** The EHR takes nothing of the kind. */
    NOT_SUPPORTED,
    /** Taken back at the EHR. */
    RETRACTED
  }

  /**
   * @param ehr the EHR's name in the settings
   * @param localReference {@code Type/id}, as it is here
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

    /** No hash, no ids of the EHR's. */
    @Override
    public String toString() {
      return "Ledger.Entry[" + ehr + ", " + localReference + ", " + state + "]";
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

  /** Ours by what it is called at an EHR, where one document may carry many. */
  public List<LedgerEntry> findRemote(String target, String remoteId) {
    return client
        .sql(SELECT + "where ehr = ? and remote_reference = ? order by local_reference")
        .params(target, remoteId)
        .query(Ledger::entry)
        .list();
  }

  /** Entries of an EHR in a state, those longest in it first. */
  public List<LedgerEntry> inState(String target, LedgerState state, int limit) {
    return client
        .sql(SELECT + "where ehr = ? and state = ? order by updated_at, local_reference limit ?")
        .params(target, ColumnValues.enumWord(state), limit)
        .query(Ledger::entry)
        .list();
  }

  /** Puts an entry in the place of the one of its target and source, if there is one. */
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
