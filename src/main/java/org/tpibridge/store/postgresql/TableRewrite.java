package org.tpibridge.store.postgresql;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/**
 * Rewrites all tables, so that removed rows leave no bytes in their files, and the statistics of
 * frequent values in them. The server's write-ahead log and replicas are not changed.
 *
 * <p>{@code VACUUM FULL} copies removed rows too while any session of the server may still read
 * them, also one that has no lock, and reports nothing. Therefore a plain {@code VACUUM} comes
 * first, until it has removed all of them.
 */
final class TableRewrite {
  private static final Logger log = LoggerFactory.getLogger(TableRewrite.class);
  private static final String STATISTICS = "pg_catalog.pg_statistic";
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final JdbcTemplate template;
  private final Duration waitTime;

  /**
   * @param waitTime how long to wait for other sessions, for each table
   */
  TableRewrite(JdbcTemplate template, Duration waitTime) {
    this.template = template;
    this.waitTime = waitTime;
  }

  /**
   * @throws StoreException if another session may still read removed rows
   * @throws org.springframework.dao.DataAccessException if another session locks a table, or the
   *     database fails
   */
  void run() {
    for (String table :
        template.queryForList(
            "select format('%I.%I', schemaname, tablename) from pg_tables"
                + " where schemaname = current_schema()",
            String.class)) {
      removeDeadRows(table);
      template.execute("vacuum (full, analyze) " + table);
    }
    Timestamp start = now();
    removeDeadRows(STATISTICS);
    if (isVacuumedSince(start)) {
      template.execute("vacuum (full) " + STATISTICS);
    } else {
      log.warn(
          "The database user is not permitted to vacuum {}, where frequent values of removed rows"
              + " may remain. As the owner of the database, run: vacuum full {}",
          STATISTICS,
          STATISTICS);
    }
  }

  private void removeDeadRows(String table) {
    long deadline = System.nanoTime() + waitTime.toNanos();
    while (true) {
      template.execute("vacuum " + table);
      if (deadRows(table) == 0) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new StoreException(
            ErrorKind.LOCKED,
            "Another session of the database server may still read removed rows, so their data is"
                + " still in the files of the database. Find it in pg_stat_activity (the oldest"
                + " xact_start), wait until it ends or end it, and run the command again.",
            null);
      }
      pause();
    }
  }

  /** As the last {@code VACUUM} counted them, and those that were removed since then. */
  private long deadRows(String table) {
    List<Long> rows =
        template.queryForList(
            "select n_dead_tup from pg_stat_all_tables where relid = ?::regclass",
            Long.class,
            table);
    return rows.isEmpty() ? 0 : rows.get(0);
  }

  private Timestamp now() {
    return template.queryForObject("select clock_timestamp()", Timestamp.class);
  }

  /** A user without the permission gets a warning of the server only. */
  private boolean isVacuumedSince(Timestamp start) {
    return Boolean.TRUE.equals(
        template.queryForObject(
            "select coalesce(max(last_vacuum) >= ?, false) from pg_stat_all_tables"
                + " where relid = ?::regclass",
            Boolean.class,
            start,
            STATISTICS));
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(ErrorKind.LOCKED, "The command was interrupted.", e);
    }
  }
}
