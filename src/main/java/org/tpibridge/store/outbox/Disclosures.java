package org.tpibridge.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;

/** Stores what was sent, to whom, when, and on whose authority. */
public sealed class Disclosures {

  /**
   * A resource that an EHR has received.
   *
   * @param localReference {@code Type/id} in this store
   * @param remoteReference {@code Type/id} at the EHR
   * @param hash of the content; 32 bytes
   * @param authority the user or service that ran the push
   */
  public record Disclosure(
      String ehr,
      String patientId,
      String localReference,
      String remoteReference,
      byte[] hash,
      Instant sent,
      String authority) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Disclosure[" + ehr + "]";
    }
  }

  final JdbcClient client;

  private Disclosures(JdbcClient client) {
    this.client = client;
  }

  /** Lists what was sent of a patient, to all EHRs, in order. */
  public List<Disclosure> ofPatient(String patient) {
    return client
        .sql(
            """
            select ehr, patient_id, local_reference, remote_reference, content_hash, sent_at,
              authority
            from disclosure where patient_id = ? order by key
            """)
        .param(patient)
        .query(Disclosures::disclosure)
        .list();
  }

  private static Disclosure disclosure(ResultSet row, int number) throws SQLException {
    return new Disclosure(
        row.getString("ehr"),
        row.getString("patient_id"),
        row.getString("local_reference"),
        row.getString("remote_reference"),
        row.getBytes("content_hash"),
        ColumnValues.instant(row, "sent_at"),
        row.getString("authority"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableDisclosures extends Disclosures {
    private final KeyAllocator keys;

    public WritableDisclosures(JdbcClient client, KeyAllocator keys) {
      super(client);
      this.keys = keys;
    }

    public void add(Disclosure sent) {
      client
          .sql(
              """
              insert into disclosure (key, ehr, patient_id, local_reference, remote_reference,
                content_hash, sent_at, authority)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              ColumnValues.of(
                  keys.nextKey(client),
                  sent.ehr(),
                  sent.patientId(),
                  sent.localReference(),
                  sent.remoteReference(),
                  sent.hash(),
                  sent.sent(),
                  sent.authority()))
          .update();
    }
  }
}
