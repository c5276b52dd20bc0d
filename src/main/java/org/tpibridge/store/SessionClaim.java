package org.tpibridge.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.store.StoreException.Kind;

/** A claim as a lock of a database session, which the server ends when its process dies. */
final class SessionClaim implements Claim {
  private static final Logger log = LoggerFactory.getLogger(SessionClaim.class);
  private static final int VALID_SECONDS = 5;

  private final DataSource source;
  private final int what;
  private final long number;
  private Connection session;

  private SessionClaim(DataSource source, int what, long number, Connection session) {
    this.source = source;
    this.what = what;
    this.number = number;
    this.session = session;
  }

  static Optional<Claim> of(DataSource source, int what, long number) {
    try {
      return locked(source, what, number).map(s -> new SessionClaim(source, what, number, s));
    } catch (SQLException e) {
      throw new StoreException(Kind.LOST, "The database cannot be reached.", e);
    }
  }

  private static Optional<Connection> locked(DataSource source, int what, long number)
      throws SQLException {
    Connection session = source.getConnection();
    try (PreparedStatement lock = session.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
      lock.setInt(1, what);
      lock.setInt(2, Math.toIntExact(number));
      try (ResultSet result = lock.executeQuery()) {
        result.next();
        if (result.getBoolean(1)) {
          return Optional.of(session);
        }
      }
    }
    session.close();
    return Optional.empty();
  }

  @Override
  public boolean renew() {
    try {
      if (session.isValid(VALID_SECONDS)) {
        return true;
      }
      close();
      Optional<Connection> again = locked(source, what, number);
      again.ifPresent(s -> session = s);
      return again.isPresent();
    } catch (SQLException e) {
      throw new StoreException(Kind.LOST, "The database cannot be reached.", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (SQLException e) {
      log.debug("a session that cannot be closed is gone");
    }
  }
}
