package org.tpibridge.store.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Stores what has to be deleted in EHRs because patients were erased. */
public sealed class RemoteDeletions {
  final JdbcClient client;

  private RemoteDeletions(JdbcClient client) {
    this.client = client;
  }

  /** Lists the resources of an EHR that are not deleted yet. */
  public List<String> of(String ehr) {
    return client
        .sql("select remote_reference from remote_deletion where ehr = ? order by remote_reference")
        .param(ehr)
        .query(String.class)
        .list();
  }

  /** The same table, for transactions that write. */
  public static final class WritableDeletions extends RemoteDeletions {
    public WritableDeletions(JdbcClient client) {
      super(client);
    }

    /**
     * @param references {@code Type/id} at the EHR
     */
    public void add(String ehr, Collection<String> references, Instant now) {
      for (String reference : references) {
        client
            .sql(
                """
                insert into remote_deletion (ehr, remote_reference, requested_at) values (?, ?, ?)
                on conflict (ehr, remote_reference) do nothing
                """)
            .params(ColumnValues.of(ehr, reference, now))
            .update();
      }
    }

    /** Removes a confirmed deletion. */
    public void confirm(String ehr, String reference) {
      client
          .sql("delete from remote_deletion where ehr = ? and remote_reference = ?")
          .params(ehr, reference)
          .update();
    }
  }
}
