package org.tpibridge.store.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Says which process does something for an EHR that only one process at a time may do. */
public sealed class EhrLeases {

  public enum LeasedWork {
    /** Runs the schedule of the EHR. */
    LEADER,
    /** Pulls from the EHR. */
    PULL,
    /** Creates clinicians, organizations or locations, which patients share. */
    SHARED
  }

  /**
   * A lease.
   *
   * @param holder the process, for people; no other process has the same name
   * @param number that the process holds while it runs, see {@code Store.claimSender}
   * @param ends when another process may take over, unless the lease is renewed
   */
  public record Lease(String ehr, LeasedWork work, String holder, long number, Instant ends) {

    public boolean isValid(Instant now) {
      return now.isBefore(ends);
    }
  }

  private static final String SELECT =
      "select ehr, work, holder, claim_number, ends_at from ehr_lease ";

  final JdbcClient client;

  private EhrLeases(JdbcClient client) {
    this.client = client;
  }

  public Optional<Lease> find(String ehr, LeasedWork work) {
    return client
        .sql(SELECT + "where ehr = ? and work = ?")
        .params(ehr, ColumnValues.enumWord(work))
        .query(EhrLeases::lease)
        .optional();
  }

  /** Lists the numbers of processes that have a lease of an EHR. */
  public List<Long> numbers(String ehr) {
    return client
        .sql("select distinct claim_number from ehr_lease where ehr = ? order by claim_number")
        .param(ehr)
        .query(Long.class)
        .list();
  }

  private static Lease lease(ResultSet row, int number) throws SQLException {
    return new Lease(
        row.getString("ehr"),
        ColumnValues.enumWord(row, "work", LeasedWork.class),
        row.getString("holder"),
        row.getLong("claim_number"),
        ColumnValues.instant(row, "ends_at"));
  }

  /** The same table, for transactions that write. */
  public static final class WritableLeases extends EhrLeases {
    public WritableLeases(JdbcClient client) {
      super(client);
    }

    /**
     * Takes a lease that nobody has, or whose time is over, or renews it.
     *
     * @return false if another process has it
     */
    public boolean take(Lease lease, Instant now) {
      return client
              .sql(
                  """
                  insert into ehr_lease (ehr, work, holder, claim_number, ends_at)
                  values (?, ?, ?, ?, ?)
                  on conflict (ehr, work) do update set
                    holder = excluded.holder,
                    claim_number = excluded.claim_number,
                    ends_at = excluded.ends_at
                  where ehr_lease.ends_at <= ? or ehr_lease.holder = excluded.holder
                  """)
              .params(
                  ColumnValues.of(
                      lease.ehr(),
                      ColumnValues.enumWord(lease.work()),
                      lease.holder(),
                      lease.number(),
                      lease.ends(),
                      now))
              .update()
          == 1;
    }

    /** Ends a lease, if this process has it. */
    public void release(Lease lease) {
      client
          .sql("delete from ehr_lease where ehr = ? and work = ? and holder = ?")
          .params(lease.ehr(), ColumnValues.enumWord(lease.work()), lease.holder())
          .update();
    }

    /** Ends the leases of a process that no longer runs. */
    public void releaseOf(long number) {
      client.sql("delete from ehr_lease where claim_number = ?").param(number).update();
    }
  }
}
