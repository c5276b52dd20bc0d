package org.tpibridge.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection that caches prepared statements, because preparing one costs more than running most
 * of them, and that begins a transaction only when asked to. The driver would begin the next
 * transaction with each commit: it would lock the file, and report a busy file after a successful
 * commit.
 */
final class SqliteConnection extends JDBC4Connection {
  private static final int CACHE_SIZE = 100;

  private final Map<String, CachedStatement> idle = new LinkedHashMap<>(CACHE_SIZE, 0.75f, true);

  SqliteConnection(String url, String file, Properties properties) throws SQLException {
    super(url, file, properties);
  }

  /** If a transaction cannot begin, resets the state; the next one could not begin otherwise. */
  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    try {
      super.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      getConnectionConfig().setAutoCommit(true);
      throw e;
    }
  }

  @Override
  public void commit() throws SQLException {
    checkOpen();
    try {
      getDatabase().exec("commit;", false);
      resetTransactionState();
    } catch (SQLException e) {
      // Roll back now: the connection would otherwise be returned with an open transaction.
      rollback();
      throw e;
    }
  }

  @Override
  public void rollback() throws SQLException {
    checkOpen();
    try {
      getDatabase().exec("rollback;", false);
    } catch (SQLiteException e) {
      // After some errors, such as a full disk, the database has already rolled back.
      if (e.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) {
        throw e;
      }
    }
    resetTransactionState();
  }

  private void resetTransactionState() {
    getConnectionConfig().setAutoCommit(true);
    setCurrentTransactionMode(null);
    setFirstStatementExecuted(false);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    checkOpen();
    checkCursor(type, concurrency, holdability);
    CachedStatement cached = idle.remove(sql);
    return cached == null ? new CachedStatement(this, sql) : cached;
  }

  @Override
  public void close() throws SQLException {
    idle.clear();
    super.close();
  }

  private void returnToCache(String sql, CachedStatement statement) throws SQLException {
    List<CachedStatement> surplus = new ArrayList<>();
    CachedStatement other = idle.put(sql, statement);
    if (other != null) {
      surplus.add(other);
    }
    if (idle.size() > CACHE_SIZE) {
      String eldest = idle.keySet().iterator().next();
      surplus.add(idle.remove(eldest));
    }
    for (CachedStatement statementToClose : surplus) {
      statementToClose.end();
    }
  }

  /** A statement that is returned to the cache when it is closed. */
  private static final class CachedStatement extends JDBC4PreparedStatement {
    private final SqliteConnection session;
    private final String text;

    CachedStatement(SqliteConnection session, String text) throws SQLException {
      super(session, text);
      this.session = session;
      this.text = text;
    }

    @Override
    public void close() throws SQLException {
      if (pointer.isClosed() || session.isClosed()) {
        end();
        return;
      }
      rs.close();
      clearBatch();
      clearParameters();
      session.returnToCache(text, this);
    }

    private void end() throws SQLException {
      super.close();
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return text;
    }
  }
}
