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
 * A connection that keeps its prepared statements, because preparing costs more than running most
 * of ours, and that has no transaction but those asked for. The driver's own begins the next one
 * with each commit: it would hold the file, and tell of a busy file when the commit had succeeded.
 */
final class SqliteConnection extends JDBC4Connection {
  private static final int KEPT = 100;

  private final Map<String, CachedStatement> idle = new LinkedHashMap<>(KEPT, 0.75f, true);

  SqliteConnection(String url, String file, Properties properties) throws SQLException {
    super(url, file, properties);
  }

  /** A transaction that could not begin is none. Otherwise the next one would not begin either. */
  @Override
  public void setAutoCommit(boolean wanted) throws SQLException {
    try {
      super.setAutoCommit(wanted);
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
      ended();
    } catch (SQLException e) {
      // Whoever gives the connection back would have it tried again.
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
      // After some errors, such as a full disk, the database has rolled back by itself.
      if (e.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) {
        throw e;
      }
    }
    ended();
  }

  private void ended() {
    getConnectionConfig().setAutoCommit(true);
    setCurrentTransactionMode(null);
    setFirstStatementExecuted(false);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    checkOpen();
    checkCursor(type, concurrency, holdability);
    CachedStatement kept = idle.remove(sql);
    return kept == null ? new CachedStatement(this, sql) : kept;
  }

  @Override
  public void close() throws SQLException {
    idle.clear();
    super.close();
  }

  private void putBack(String sql, CachedStatement statement) throws SQLException {
    List<CachedStatement> surplus = new ArrayList<>();
    CachedStatement other = idle.put(sql, statement);
    if (other != null) {
      surplus.add(other);
    }
    if (idle.size() > KEPT) {
      String eldest = idle.keySet().iterator().next();
      surplus.add(idle.remove(eldest));
    }
    for (CachedStatement one : surplus) {
      one.end();
    }
  }

  /** A statement whose closing puts it back. */
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
      session.putBack(text, this);
    }

    private void end() throws SQLException {
      super.close();
    }

    /** No patient data. */
    @Override
    public String toString() {
      return text;
    }
  }
}
