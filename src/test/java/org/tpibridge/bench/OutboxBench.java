package org.tpibridge.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.EveryKind;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.outbox.OutboxClaims.Claim;
import org.tpibridge.store.outbox.OutboxClaims.Sender;

/**
 * Measures how long it takes to claim and to complete a batch of patients, with few and with many
 * open rows in the outbox, on both databases, in turns.
 *
 * <p>Arguments: the smaller and the larger number of rows.
 */
public final class OutboxBench {
  private static final String EHR = "hospital";
  private static final int ROWS_OF_A_PATIENT = 10;
  private static final int BATCH = 10;
  private static final int BATCHES = 16;
  private static final int ROUNDS = 5;
  private static final double TARGET = 1.3;
  private static final Sender SENDER = new Sender("benchmark", 1);
  private static final Instant ADDED = Instant.parse("2026-03-04T05:06:07Z");

  private static final String OUTBOX =
      " (key, ehr, patient_id, resource_key, version_key, added_at)";
  private static final String PATIENT =
      " (ehr, patient_id, state, due_at, attempts, waiting_since)";

  private OutboxBench() {}

  public static void main(String[] args) {
    int few = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int many = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    EveryKind.run(
        small -> {
          try (TestDatabase large = small.another();
              Store smallStore = filled(small, few);
              Store largeStore = filled(large, many)) {
            compare(small.kind(), smallStore, largeStore, few, many);
          }
        });
  }

  private static Store filled(TestDatabase database, int rows) {
    Store store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
    boolean sqlite = database.kind() == DatabaseKind.SQLITE;
    String numbers =
        sqlite
            ? "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < %d) "
            : "with n(i) as (select generate_series(0::bigint, %d - 1)) ";
    // Patients became due one after another, as imports add them.
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          numbers.formatted(rows).replace("with", "insert into outbox" + OUTBOX + " with")
              + "select 1000000000 + i, '%s', %s, i, i, %d + i from n"
                  .formatted(
                      EHR, id(sqlite, "(i / " + ROWS_OF_A_PATIENT + ")"), ADDED.toEpochMilli()));
      statement.execute(
          numbers
                  .formatted(rows / ROWS_OF_A_PATIENT)
                  .replace("with", "insert into outbox_patient" + PATIENT + " with")
              + "select '%s', %s, 'queued', %d + i, 0, %d + i from n"
                  .formatted(EHR, id(sqlite, "i"), ADDED.toEpochMilli(), ADDED.toEpochMilli()));
      statement.execute(sqlite ? "pragma optimize" : "vacuum analyze");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return store;
  }

  /** Ids are in no order, as those of patients. */
  private static String id(boolean sqlite, String number) {
    String mixed = "(" + number + " * 2654435761 & 4294967295)";
    return sqlite
        ? "printf('p-%08x', " + mixed + ")"
        : "'p-' || lpad(to_hex(" + mixed + "), 8, '0')";
  }

  private static void compare(
      DatabaseKind kind, Store smallStore, Store largeStore, int few, int many) {
    // The first round only warms up.
    double[] small = new double[ROUNDS];
    double[] large = new double[ROUNDS];
    millisOfABatch(smallStore);
    millisOfABatch(largeStore);
    for (int round = 0; round < ROUNDS; round++) {
      small[round] = millisOfABatch(smallStore);
      large[round] = millisOfABatch(largeStore);
    }
    double ratio = median(large) / median(small);
    System.out.printf(
        "outbox on %s, %d patients with %d rows each: %.2f ms with %,d open rows, %.2f ms with %,d:"
            + " %.2f times (target: at most %.1f)%n",
        kind, BATCH, ROWS_OF_A_PATIENT, median(small), few, median(large), many, ratio, TARGET);
  }

  private static double millisOfABatch(Store store) {
    long start = System.nanoTime();
    for (int i = 0; i < BATCHES; i++) {
      Instant now = Instant.now();
      List<Claim> claims =
          store.write(
              tx -> tx.exchange().claims().claim(EHR, SENDER, now, now.plusSeconds(600), BATCH));
      if (claims.size() != BATCH) {
        throw new IllegalStateException("claimed " + claims.size());
      }
      store.update(tx -> claims.forEach(claim -> tx.exchange().claims().complete(claim, now)));
    }
    return (System.nanoTime() - start) / 1e6 / BATCHES;
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
