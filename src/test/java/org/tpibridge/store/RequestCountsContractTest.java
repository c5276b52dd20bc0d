package org.tpibridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.database.SchemaPolicy;

@OnEachDatabase
class RequestCountsContractTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

  private final Store store;

  RequestCountsContractTest(TestDatabase database) {
    store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private long add(String ehr, LocalDate day, long requests) {
    return store.write(tx -> tx.exchange().requestCounts().add(ehr, day, requests));
  }

  @Test
  void requestsAreAddedForEachEhrAndDay() {
    assertThat(add("north", DAY, 20)).isEqualTo(20);
    assertThat(add("south", DAY, 5)).isEqualTo(5);
    assertThat(add("north", DAY, 20)).isEqualTo(40);
    assertThat(add("north", DAY, -3)).isEqualTo(37);
    assertThat(add("north", DAY.plusDays(1), 1)).isEqualTo(1);

    assertThat(store.<Long>read(tx -> tx.exchange().requestCounts().of("north", DAY))).isZero();
    assertThat(store.<Long>read(tx -> tx.exchange().requestCounts().of("south", DAY))).isEqualTo(5);
  }

  @Test
  void noneIsLostIfManyAddAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Callable<Long>> tasks =
        IntStream.range(0, 40).<Callable<Long>>mapToObj(i -> () -> add("north", DAY, 2)).toList();

    threads.invokeAll(tasks).forEach(done -> assertThat(done).isDone());
    threads.shutdown();

    assertThat(add("north", DAY, 0)).isEqualTo(80);
  }
}
