package org.tpibridge.store.erasure;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores keyed hashes of the MRNs of erased patients; without the key they reveal nothing. */
public sealed class ErasedPatients {
  /** Databases limit the number of parameters of a statement to some ten thousand. */
  private static final int PARAMETERS_PER_STATEMENT = 1_000;

  final JdbcClient client;

  private ErasedPatients(JdbcClient client) {
    this.client = client;
  }

  public boolean isAny() {
    return client
            .sql("select count(*) from (select 1 from erased_patient limit 1) t")
            .query(Long.class)
            .single()
        > 0;
  }

  public boolean contains(byte[] hash) {
    return client
            .sql("select count(*) from erased_patient where mrn_hash = ?")
            .param(hash)
            .query(Long.class)
            .single()
        > 0;
  }

  public boolean containsAny(List<byte[]> hashes) {
    for (int from = 0; from < hashes.size(); from += PARAMETERS_PER_STATEMENT) {
      if (client
              .sql("select count(*) from erased_patient where mrn_hash in (:hashes)")
              .param(
                  "hashes",
                  hashes.subList(from, Math.min(from + PARAMETERS_PER_STATEMENT, hashes.size())))
              .query(Long.class)
              .single()
          > 0) {
        return true;
      }
    }
    return false;
  }

  /** Checks whether any hash was made with another key than the one with this check value. */
  public boolean hasOtherKey(byte[] keyCheck) {
    return client
            .sql("select count(*) from erased_patient where key_check <> ?")
            .param(keyCheck)
            .query(Long.class)
            .single()
        > 0;
  }

  /** The same table, for transactions that write. */
  public static final class WritableErasedPatients extends ErasedPatients {
    public WritableErasedPatients(JdbcClient client) {
      super(client);
    }

    /**
     * Adds a hash, unless it is stored already.
     *
     * @param keyCheck identifies the key of the hash
     */
    public void add(byte[] hash, byte[] keyCheck, Instant now) {
      if (!contains(hash)) {
        client
            .sql("insert into erased_patient (mrn_hash, key_check, erased_at) values (?, ?, ?)")
            .params(hash, keyCheck, now.toEpochMilli())
            .update();
      }
    }

    /** Records the key for hashes that an older version of the program stored without it. */
    public void recordKey(byte[] keyCheck) {
      client
          .sql("update erased_patient set key_check = ? where key_check is null")
          .param(keyCheck)
          .update();
    }

    /** Removes a hash, so that the patient can be imported again. */
    public void remove(byte[] hash) {
      client.sql("delete from erased_patient where mrn_hash = ?").param(hash).update();
    }
  }
}
