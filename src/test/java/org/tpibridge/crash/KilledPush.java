package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.tpibridge.crash.InterceptedEhr.Interception;
import org.tpibridge.exchange.push.Pushing;

/** A push that is killed at named points, and started again each time. */
final class KilledPush {
  private static final long PATIENCE_SECONDS = 120;

  /** Among the first ones, so that little is sent before each kill, and enough is left. */
  private static final int WRITES = 2;

  private static final int REQUESTS = 6;
  private static final int MAX_MILLIS = 40;

  /** Answers everything. */
  static final Interception UNDISTURBED =
      new Interception() {
        @Override
        public boolean processed(String method, String path) {
          return true;
        }

        @Override
        public void answered(String method, String path) {
          // Nothing to do.
        }
      };

  enum Point {
    /** The EHR has processed a request, and no answer was sent. */
    SENT_UNANSWERED,
    /** The answer was sent, and the program has not stored it. */
    ANSWERED_UNRECORDED,
    /** A random moment. */
    BETWEEN_REQUESTS
  }

  private final Program program;
  private final InterceptedEhr ehr;
  private final Path store;
  private final Random random;
  private final Map<Point, Integer> hits = new EnumMap<>(Point.class);

  KilledPush(Program program, InterceptedEhr ehr, Path store, long seed) {
    this.program = program;
    this.ehr = ehr;
    this.store = store;
    this.random = new Random(seed);
  }

  /**
   * Kills it at each point in turn.
   *
   * @param writes whether a push that is not killed changes data; some EHRs can only be read
   * @return how often it was killed at each point in this run
   */
  Map<Point, Integer> run(int kills, boolean writes) {
    hits.clear();
    List<Point> points = writes ? List.of(Point.values()) : List.of(Point.SENT_UNANSWERED);
    for (int i = 0; i < kills; i++) {
      Point point = points.get(i % points.size());
      int last = !writes ? 1 : point == Point.BETWEEN_REQUESTS ? REQUESTS : WRITES;
      Moment moment = new Moment(point, 1 + random.nextInt(last), writes);
      if (isKilledAt(moment, point == Point.BETWEEN_REQUESTS)) {
        hits.merge(point, 1, Integer::sum);
      }
    }
    ehr.intercept(UNDISTURBED);
    return hits.isEmpty() ? Map.of() : new EnumMap<>(hits);
  }

  static boolean isWrite(String method, String path) {
    return !method.equals("GET") && !path.contains("_search") && !path.contains("$");
  }

  private boolean isKilledAt(Moment moment, boolean any) {
    ehr.intercept(moment);
    try (Program.Running running = program.start("push", Pushing.EHR, "--threads", "2")) {
      try {
        moment.await(running);
        boolean alive = running.isAlive();
        if (any && alive) {
          Pause.millis(random.nextInt(MAX_MILLIS));
          alive = running.isAlive();
        }
        running.kill();
        return alive;
      } finally {
        moment.end();
      }
    }
  }

  /** Waits for the request after which the program is killed. */
  private final class Moment implements Interception {
    private final Point point;
    private final boolean onlyWrites;
    private final AtomicInteger left;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);
    private volatile Thread last;
    private Connection lock;

    /**
     * @param onlyWrites whether only requests count that change data
     */
    Moment(Point point, int number, boolean onlyWrites) {
      this.point = point;
      this.onlyWrites = onlyWrites;
      this.left = new AtomicInteger(number);
    }

    @Override
    public boolean processed(String method, String path) {
      boolean counts = point == Point.BETWEEN_REQUESTS || !onlyWrites || isWrite(method, path);
      if (!counts || left.decrementAndGet() != 0) {
        // After the moment, nothing is answered: more answers could be stored before the kill.
        return left.get() > 0 || point == Point.BETWEEN_REQUESTS || isAnswered();
      }
      last = Thread.currentThread();
      switch (point) {
        case SENT_UNANSWERED -> {
          reached.countDown();
          await(killed);
          return false;
        }
        // While the test holds the lock of the database, no answer can be stored.
        case ANSWERED_UNRECORDED -> lock();
        case BETWEEN_REQUESTS -> reached.countDown();
      }
      return true;
    }

    private boolean isAnswered() {
      await(killed);
      return false;
    }

    private synchronized void lock() {
      try {
        lock = DriverManager.getConnection("jdbc:sqlite:" + store);
        try (Statement statement = lock.createStatement()) {
          statement.execute("pragma busy_timeout = 20000");
          statement.execute("begin immediate");
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void answered(String method, String path) {
      if (point == Point.ANSWERED_UNRECORDED && last == Thread.currentThread()) {
        reached.countDown();
      }
    }

    void await(Program.Running running) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (running.isAlive() && System.nanoTime() < end) {
        try {
          if (reached.await(20, TimeUnit.MILLISECONDS)) {
            return;
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
      assertThat(running.isAlive()).as(running.said()).isFalse();
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    synchronized void end() {
      killed.countDown();
      if (lock != null) {
        try {
          lock.close();
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
