package org.tpibridge.store.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.database.DatabaseSchema;

/** Statements that take longer than the socket timeout, which is one second here. */
@OnEachDatabase(DatabaseKind.POSTGRESQL)
class LongStatementsTest {
  private static final int SOCKET_TIMEOUT_SECONDS = 1;
  private static final double LONGER_SECONDS = 1.5;

  private final TestDatabase database;
  private final PostgresqlDatabase store;
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  LongStatementsTest(TestDatabase database) {
    this.database = database;
    this.store = new PostgresqlDatabase(database.settings(), SOCKET_TIMEOUT_SECONDS);
  }

  @AfterEach
  void close() {
    other.shutdownNow();
    store.close();
  }

  @Test
  void theTimeoutEndsAStatementOfATransaction() {
    JdbcTemplate template = new JdbcTemplate(store.writeSource());

    assertThatThrownBy(() -> template.execute("select pg_sleep(" + LONGER_SECONDS + ")"))
        .rootCause()
        .hasMessageContaining("timed out");
  }

  /** As in a large table: the rewriting waits for a session that reads the table. */
  @Test
  void rewritingATableIsNotEnded() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    Future<?> reader = other.submit(() -> readForLonger(locked));
    assertThat(locked.await(1, TimeUnit.MINUTES)).isTrue();
    long start = System.nanoTime();

    store.wipeRemoved();

    assertThat(System.nanoTime() - start)
        .isGreaterThan(TimeUnit.SECONDS.toNanos(SOCKET_TIMEOUT_SECONDS));
    reader.get();
  }

  private void readForLonger(CountDownLatch locked) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table resource_version in access share mode");
      locked.countDown();
      statement.execute("select pg_sleep(" + LONGER_SECONDS + ")");
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aMigrationIsNotEnded() {
    store.openOrCreate(
        source -> {
          new JdbcTemplate(source).execute("select pg_sleep(" + LONGER_SECONDS + ")");
          return DatabaseSchema.migrate(source, store.migrationFolder(), store.name());
        });
  }
}
