package org.tpibridge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each EHR holds of ours: one entry for each EHR and resource. */
public final class Ledger {

  public enum State {
    /** To be sent, or sent again. */
    PENDING,
    /** The EHR has what the hash tells of. */
    SENT,
    /** Sent, but the answer was lost: to be looked for in the EHR before it is sent again. */
    UNKNOWN,
    /** It cannot be told whether the EHR has it; a person decides. */
    UNCLEAR,
    /** The EHR refused it; sending the same again helps nothing. */
    DEAD,
    /** The EHR takes nothing of the kind. */
    UNSENDABLE,
    /** Taken back at the EHR. */
    RETRACTED
  }

  /**
   * @param target the EHR's name in the settings
   * @param source {@code Type/id}, as it is here
   * @param hash of the content that the state is about; 32 bytes
   * @param remoteId {@code Type/id} at the EHR, which may be of another type
   * @param remoteVersion as the EHR gave it
   */
  public record Entry(
      String target,
      String source,
      byte[] hash,
      Optional<String> remoteId,
      Optional<String> remoteVersion,
      State state,
      Instant updated) {

    /** No hash, no ids of the EHR's. */
    @Override
    public String toString() {
      return "Ledger.Entry[" + target + ", " + source + ", " + state + "]";
    }
  }

  private static final String SELECT =
      """
      select ehr, local_reference, content_hash, remote_reference, remote_version, state,
        updated_at
      from ledger
      """;

  private final JdbcClient client;

  Ledger(JdbcClient client) {
    this.client = client;
  }

  public Optional<Entry> find(String target, String source) {
    return client
        .sql(SELECT + "where ehr = ? and local_reference = ?")
        .params(target, source)
        .query(Ledger::entry)
        .optional();
  }

  /** Ours by what it is called at an EHR, where one document may carry many. */
  public List<Entry> findRemote(String target, String remoteId) {
    return client
        .sql(SELECT + "where ehr = ? and remote_reference = ? order by local_reference")
        .params(target, remoteId)
        .query(Ledger::entry)
        .list();
  }

  /** Entries of an EHR in a state, those longest in it first. */
  public List<Entry> in(String target, State state, int limit) {
    return client
        .sql(SELECT + "where ehr = ? and state = ? order by updated_at, local_reference limit ?")
        .params(target, Columns.word(state), limit)
        .query(Ledger::entry)
        .list();
  }

  /** Puts an entry in the place of the one of its target and source, if there is one. */
  public void set(Entry entry) {
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
            Columns.of(
                entry.target(),
                entry.source(),
                entry.hash(),
                entry.remoteId(),
                entry.remoteVersion(),
                Columns.word(entry.state()),
                entry.updated()))
        .update();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getString("ehr"),
        row.getString("local_reference"),
        row.getBytes("content_hash"),
        Optional.ofNullable(row.getString("remote_reference")),
        Optional.ofNullable(row.getString("remote_version")),
        Columns.word(row, "state", State.class),
        Columns.instant(row, "updated_at"));
  }
}
