package org.tpibridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.resources.Visits;

/** Lost connections, and databases that cannot be opened. */
@OnEachDatabase(value = DatabaseKind.POSTGRESQL, empty = true)
class PostgresqlTroubleTest {
  private final TestDatabase database;

  PostgresqlTroubleTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void lostConnectionRollsBackAndTheNextTransactionWorks() {
    try (Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      Jobs.Job job = StoreTestData.job(store);
      StoreException lost =
          catchThrowableOfType(
              StoreException.class,
              () ->
                  store.write(
                      tx -> {
                        StoreTestData.visit(tx, job, "V-1");
                        endSessions();
                        return StoreTestData.visit(tx, job, "V-2");
                      }));

      assertThat(lost.errorKind()).isEqualTo(ErrorKind.LOST);
      assertThat(lost.isWorthRetrying()).isTrue();
      assertThat(StoreTestData.isThere(store, "V-1")).isFalse();
      store.write(tx -> StoreTestData.visit(tx, job, "V-1"));
      assertThat(StoreTestData.isThere(store, "V-1")).isTrue();
    }
  }

  @Test
  void interruptedCommitIsReportedAsLost() {
    try (Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      Jobs.Job job = StoreTestData.job(store);
      assertThatThrownBy(
              () ->
                  store.write(
                      tx -> {
                        Visits.StoredVisit visit = StoreTestData.visit(tx, job, "V-1");
                        endSessions();
                        return visit;
                      }))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.errorKind()).isEqualTo(ErrorKind.LOST));
    }
  }

  @Test
  void claimIsRenewedAfterItsSessionEnded() {
    try (Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      Jobs.Job job = StoreTestData.job(store);
      try (JobClaim claim = store.claim(job).orElseThrow()) {
        endSessions();
        assertThat(claim.renew()).isTrue();
        assertThat(store.claim(job)).isEmpty();
      }
    }
  }

  @Test
  void claimIsLostIfAnotherProcessGotIt() {
    try (Store store = Store.open(database.settings(Duration.ofSeconds(1)), SchemaPolicy.MIGRATE);
        Store other = Store.open(database.settings(), SchemaPolicy.MIGRATE)) {
      Jobs.Job job = StoreTestData.job(store);
      try (JobClaim claim = store.claim(job).orElseThrow()) {
        endSessions();
        try (JobClaim newClaim = other.claim(job).orElseThrow()) {
          assertThat(claim.renew()).isFalse();
          assertThat(newClaim.renew()).isTrue();
        }
      }
    }
  }

  @Test
  void unreachableServerIsReported() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(kindOfOpening("jdbc:postgresql://127.0.0.1:" + port + "/store", "someone"))
        .isEqualTo(ErrorKind.UNREACHABLE);
  }

  @Test
  void missingDatabaseIsReported() {
    assertThat(kindOfOpening(database.url().replaceFirst("test_\\d+", "absent"), user()))
        .isEqualTo(ErrorKind.UNREACHABLE);
  }

  @Test
  void refusesADatabaseOfAnotherProgram() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table stranger (x integer)");
    }
    assertThatThrownBy(() -> Store.open(database.settings(), SchemaPolicy.MIGRATE))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("another program");
  }

  private ErrorKind kindOfOpening(String url, String user) {
    StoreSettings settings =
        new StoreSettings(url, Optional.of(user), database.password(), Duration.ofSeconds(1));
    return catchThrowableOfType(
            StoreException.class, () -> Store.open(settings, SchemaPolicy.MIGRATE))
        .errorKind();
  }

  private String user() {
    return database.user().orElseThrow();
  }

  private void endSessions() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname ="
              + " current_database() and pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
