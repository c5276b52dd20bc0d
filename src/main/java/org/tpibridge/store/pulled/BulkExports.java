package org.tpibridge.store.pulled;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;

/** Stores bulk exports, so that they continue after the program was stopped. */
public sealed class BulkExports {

  public enum ExportState {
    /** The EHR prepares the files. */
    WAITING,
    /** The files are read. */
    READING,
    DONE,
    FAILED
  }

  public enum FileKind {
    OUTPUT,
    /** Bundles with what was deleted. */
    DELETED,
    /** OperationOutcomes. */
    ERROR
  }

  public enum FileState {
    OPEN,
    DONE,
    FAILED
  }

  /**
   * An export.
   *
   * @param since only changes since then were requested
   * @param transactionTime of the EHR's clock; the next export requests changes since then
   * @param due time of the next question for the status
   * @param failure why it failed, without patient data
   */
  public record BulkExport(
      long key,
      String ehr,
      String statusUrl,
      ExportState state,
      Instant started,
      Optional<Instant> since,
      Optional<Instant> transactionTime,
      Instant due,
      Optional<String> failure) {}

  /**
   * A file of an export.
   *
   * @param number within the export, from 1
   * @param type as announced
   * @param announced number of resources, if the EHR announced it
   * @param lines that were processed
   * @param received resources among them
   * @param failed lines that could not be used
   */
  public record BulkFile(
      long export,
      long number,
      FileKind kind,
      String type,
      String url,
      boolean requiresToken,
      OptionalLong announced,
      long lines,
      long received,
      long failed,
      FileState state) {

    /** The same file after more lines. */
    public BulkFile at(long newLines, long newReceived, long newFailed, FileState newState) {
      return new BulkFile(
          export,
          number,
          kind,
          type,
          url,
          requiresToken,
          announced,
          newLines,
          newReceived,
          newFailed,
          newState);
    }

    /** Without the URL, which may be signed. */
    @Override
    public String toString() {
      return "BulkFile[" + export + ", " + number + ", " + state + "]";
    }
  }

  private static final String SELECT =
      """
      select key, ehr, status_url, state, started_at, since, transaction_time, due_at, failure
      from bulk_export
      """;

  final JdbcClient client;

  private BulkExports(JdbcClient client) {
    this.client = client;
  }

  public Optional<BulkExport> find(long key) {
    return client.sql(SELECT + "where key = ?").param(key).query(BulkExports::export).optional();
  }

  /** The export of an EHR that is neither done nor failed. */
  public Optional<BulkExport> open(String ehr) {
    return client
        .sql(SELECT + "where ehr = ? and state in ('waiting', 'reading') order by key desc limit 1")
        .param(ehr)
        .query(BulkExports::export)
        .optional();
  }

  /** The time of the last complete export of an EHR. */
  public Optional<Instant> lastTransactionTime(String ehr) {
    return client
        .sql(
            """
            select transaction_time from bulk_export
            where ehr = ? and state = 'done' and transaction_time is not null
            order by key desc limit 1
            """)
        .param(ehr)
        .query((row, number) -> ColumnValues.instant(row, "transaction_time"))
        .optional();
  }

  /** Lists the files of an export, in the order of its manifest. */
  public List<BulkFile> files(long export) {
    return client
        .sql(
            """
            select export_key, number, kind, resource_type, url, requires_token, announced, lines,
              received, failed, state
            from bulk_file where export_key = ? order by number
            """)
        .param(export)
        .query(BulkExports::file)
        .list();
  }

  private static BulkExport export(ResultSet row, int number) throws SQLException {
    return new BulkExport(
        row.getLong("key"),
        row.getString("ehr"),
        row.getString("status_url"),
        ColumnValues.enumWord(row, "state", ExportState.class),
        ColumnValues.instant(row, "started_at"),
        ColumnValues.optionalInstant(row, "since"),
        ColumnValues.optionalInstant(row, "transaction_time"),
        ColumnValues.instant(row, "due_at"),
        Optional.ofNullable(row.getString("failure")));
  }

  private static BulkFile file(ResultSet row, int number) throws SQLException {
    return new BulkFile(
        row.getLong("export_key"),
        row.getLong("number"),
        ColumnValues.enumWord(row, "kind", FileKind.class),
        row.getString("resource_type"),
        row.getString("url"),
        row.getLong("requires_token") != 0,
        ColumnValues.optionalLong(row, "announced"),
        row.getLong("lines"),
        row.getLong("received"),
        row.getLong("failed"),
        ColumnValues.enumWord(row, "state", FileState.class));
  }

  /** The same table, for transactions that write. */
  public static final class WritableBulkExports extends BulkExports {
    private final KeyAllocator keys;

    public WritableBulkExports(JdbcClient client, KeyAllocator keys) {
      super(client);
      this.keys = keys;
    }

    /** Adds an export that an EHR has accepted. */
    public BulkExport add(
        String ehr, String statusUrl, Optional<Instant> since, Instant now, Instant due) {
      long key = keys.nextKey(client);
      client
          .sql(
              """
              insert into bulk_export (key, ehr, status_url, state, started_at, since, due_at)
              values (?, ?, ?, 'waiting', ?, ?, ?)
              """)
          .params(ColumnValues.of(key, ehr, statusUrl, now, since, due))
          .update();
      return find(key).orElseThrow();
    }

    public void setDue(long key, Instant due) {
      client
          .sql("update bulk_export set due_at = ? where key = ?")
          .params(ColumnValues.of(due, key))
          .update();
    }

    /** Stores that the files can be read. */
    public void reading(long key, Optional<Instant> transactionTime) {
      client
          .sql("update bulk_export set state = 'reading', transaction_time = ? where key = ?")
          .params(ColumnValues.of(transactionTime, key))
          .update();
    }

    /** Ends an export and forgets its files, whose URLs may be signed. */
    public void end(long key, ExportState state, Optional<String> failure) {
      client
          .sql("update bulk_export set state = ?, failure = ? where key = ?")
          .params(ColumnValues.of(ColumnValues.enumWord(state), failure, key))
          .update();
      client.sql("delete from bulk_file where export_key = ?").param(key).update();
    }

    /** Adds a file, or replaces the one with the same number. */
    public void set(BulkFile file) {
      client
          .sql(
              """
              insert into bulk_file (export_key, number, kind, resource_type, url, requires_token,
                announced, lines, received, failed, state)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (export_key, number) do update set
                lines = excluded.lines,
                received = excluded.received,
                failed = excluded.failed,
                state = excluded.state
              """)
          .params(
              ColumnValues.of(
                  file.export(),
                  file.number(),
                  ColumnValues.enumWord(file.kind()),
                  file.type(),
                  file.url(),
                  file.requiresToken(),
                  file.announced(),
                  file.lines(),
                  file.received(),
                  file.failed(),
                  ColumnValues.enumWord(file.state())))
          .update();
    }
  }
}
