package org.tpibridge.store.outbox;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;

/** Stores how many requests each EHR got in a day, for all processes that use the store. */
public sealed class RequestCounts {
  final JdbcClient client;

  private RequestCounts(JdbcClient client) {
    this.client = client;
  }

  /** The requests that were sent or are reserved. */
  public long of(String ehr, LocalDate day) {
    return client
        .sql("select requests from ehr_request_count where ehr = ? and day = ?")
        .params(ehr, day.toString())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** The same table, for transactions that write. */
  public static final class WritableRequestCounts extends RequestCounts {
    public WritableRequestCounts(JdbcClient client) {
      super(client);
    }

    /**
     * Adds to the requests of a day, and forgets earlier days.
     *
     * @param requests negative to give back what was reserved
     * @return the requests of the day afterwards
     */
    public long add(String ehr, LocalDate day, long requests) {
      client
          .sql("delete from ehr_request_count where ehr = ? and day < ?")
          .params(ehr, day.toString())
          .update();
      client
          .sql(
              """
              insert into ehr_request_count (ehr, day, requests) values (?, ?, ?)
              on conflict (ehr, day)
              do update set requests = ehr_request_count.requests + excluded.requests
              """)
          .params(ColumnValues.of(ehr, day.toString(), requests))
          .update();
      return of(ehr, day);
    }
  }
}
