package org.tpibridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.Jobs;

/** A server whose connections are all in use, and become free later. */
class PostgresqlConnectionsIT {
  private static final String LIMIT = "6";
  private static final int NOTICEABLE_MILLIS = 700;
  private static EmbeddedPostgres server;

  private final List<Connection> connections = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", LIMIT)
            .setServerConfig("superuser_reserved_connections", "0")
            .setServerConfig("max_wal_senders", "0")
            .start();
    try (Store store = Store.open(settings(Duration.ofSeconds(20)), SchemaPolicy.MIGRATE)) {
      StoreTestData.job(store);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @AfterEach
  void free() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
    connections.clear();
  }

  private static StoreSettings settings(Duration waitTime) {
    return new StoreSettings(url(), Optional.of("postgres"), Optional.of("postgres"), waitTime);
  }

  private static String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  private void openAllConnections() throws SQLException {
    while (true) {
      try {
        connections.add(DriverManager.getConnection(url(), "postgres", "postgres"));
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("53300");
        return;
      }
    }
  }

  @Test
  void waitsForAConnectionAsLongAsConfigured() throws Exception {
    Path backup = folder.resolve("backup.db");
    waits(() -> Store.exists(settings(Duration.ofSeconds(30))));
    try (Store store = Store.open(settings(Duration.ofSeconds(30)), SchemaPolicy.MIGRATE)) {
      Jobs.Job job = StoreTestData.job(store);
      waits(() -> store.claim(job).map(PostgresqlConnectionsIT::closed).isPresent());
    }
    waits(() -> PostgresqlConnectionsIT.backedUp(backup));
    waits(
        () ->
            Store.restore(settings(Duration.ofSeconds(30)), backup, true, StoreTestData.NOW)
                    .resources()
                >= 0);
  }

  private static JobClaim closed(JobClaim claim) {
    claim.close();
    return claim;
  }

  private static long backedUp(Path file) {
    try (Store store = Store.open(settings(Duration.ofSeconds(30)), SchemaPolicy.MIGRATE)) {
      return store.backup(file, StoreTestData.NOW).bytes();
    }
  }

  private void waits(Supplier<?> work) throws Exception {
    openAllConnections();
    CompletableFuture<Object> done = CompletableFuture.supplyAsync(work::get);
    Thread.sleep(NOTICEABLE_MILLIS);
    boolean early = done.isDone();
    free();
    assertThat(done.get(30, TimeUnit.SECONDS)).isNotNull();
    assertThat(early).isFalse();
  }

  @Test
  void waitingTooLongIsReported() throws SQLException {
    openAllConnections();
    long began = System.nanoTime();

    StoreException none =
        catchThrowableOfType(
            StoreException.class,
            () -> Store.open(settings(Duration.ofSeconds(1)), SchemaPolicy.MIGRATE));

    assertThat(none.errorKind()).isEqualTo(ErrorKind.LOCKED);
    assertThat(none.getMessage()).contains("no free connection");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(900));
  }
}
