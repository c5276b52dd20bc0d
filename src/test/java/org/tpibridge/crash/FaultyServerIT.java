package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.crash.KilledPush.Point;
import org.tpibridge.ehr.Ehr;
import org.tpibridge.ehr.EhrExtension;
import org.tpibridge.exchange.push.PushOptions;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.faults.FaultProxy;
import org.tpibridge.faults.ProxyFault;
import org.tpibridge.faults.PushedCount;

/**
 * The example visits pushed to a HAPI FHIR JPA server with corrections, under each fault of the
 * connection: at the end the server has what the ledgers list, as a program counts that shares no
 * code with this one.
 */
@ExtendWith(EhrExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class FaultyServerIT {
  private static final Path EXAMPLES = Path.of("examples", "visits.csv");
  private static final long SEED = 20261128;
  private static final int MAX_PUSHES = 12;

  /** Some of so many requests of a push fail; then everything succeeds. */
  private static final int REQUESTS = 14;

  private static final int WINDOW = 5;
  private static final int FEWEST = 4;
  private static final int MANY_REQUESTS = 400;

  /** One of so many requests fails. */
  private static final int SUCCESSES = 6;

  private static final int KILLS = 4;
  private static final int MANY_KILLS = 20;
  private static final int THREADS = 4;

  @TempDir private static Path folder;
  private Ehr ehr;

  /** Of all tests: the server has the visits of all of them. */
  private final List<Path> stores = new ArrayList<>();

  @BeforeAll
  void start(Ehr ehr) {
    this.ehr = ehr;
  }

  @Test
  void everythingArrivesOnceUnderEachFault() throws Exception {
    Map<ProxyFault, Future<Integer>> hits = new LinkedHashMap<>();
    Random random = new Random(SEED);
    // Most of the time is waiting until a request may be sent again.
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (ProxyFault fault : ProxyFault.values()) {
        Path own = Pushing.folder(folder);
        Random ofFault = new Random(random.nextLong());
        stores.add(own.resolve("store.db"));
        hits.put(fault, threads.submit(() -> push(fault, own, ofFault)));
      }
      for (Map.Entry<ProxyFault, Future<Integer>> of : hits.entrySet()) {
        int failed = of.getValue().get();
        System.out.println(of.getKey() + ": " + failed + " requests");
        assertThat(failed).as(of.getKey().name()).isGreaterThanOrEqualTo(FEWEST);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThatServerAndLedgersAgree();
    assertThat(whatAStoreWithErrorsCounts()).contains("missing: ", "unexpected: ", "not sent: ");
  }

  private void assertThatServerAndLedgersAgree() {
    PushedCount count = PushedCount.of(ehr.base(), Pushing.EHR, stores);
    System.out.println(count.report());
    assertThat(count.agrees()).as("%s", count.report()).isTrue();
  }

  /** The program that counts finds what does not agree. */
  private String whatAStoreWithErrorsCounts() throws Exception {
    Path store = folder.resolve("errors.db");
    Files.copy(stores.get(stores.size() - 1), store);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update ledger set remote_reference = 'Goal/none' where local_reference like 'Goal/%'");
      statement.execute("delete from ledger where local_reference like 'CarePlan/%'");
    }
    return PushedCount.of(ehr.base(), Pushing.EHR, List.of(store)).report();
  }

  @Test
  void aPushThatIsKilledAndHasFaultsContinues() throws IOException {
    survives(KILLS, SEED);
  }

  @Test
  @Tag("slow")
  void aPushThatIsKilledOftenAndHasFaultsContinues() throws IOException {
    survives(MANY_KILLS, SEED + 1);
  }

  /** The program is killed half of the times with the visits, then with corrections of them. */
  private void survives(int kills, long seed) throws IOException {
    Random random = new Random(seed);
    Path own = Pushing.folder(folder);
    Path store = own.resolve("store.db");
    try (FaultProxy proxy = new FaultProxy(ehr.base());
        InterceptedEhr between = new InterceptedEhr(proxy.base(), KilledPush.UNDISTURBED)) {
      Program program =
          new Program("jdbc:sqlite:" + store, own)
              .with("TPIBRIDGE_EHRS_0_NAME", Pushing.EHR)
              .with("TPIBRIDGE_EHRS_0_URL", between.base().toString())
              .with("TPIBRIDGE_EHRS_0_ENVIRONMENT", "test")
              .with("TPIBRIDGE_EHRS_0_CREATEREFERENCES", "true")
              // All types.
              .with("TPIBRIDGE_EHRS_0_UNSENTTYPES", "");
      KilledPush killed = new KilledPush(program, between, store, random.nextLong());
      String examples = renamed(Files.readString(EXAMPLES, UTF_8), (int) (seed % 89) + 10);
      int killedSoFar = 0;
      // Again and again: corrections of few visits need few requests.
      for (int round = 0; killedSoFar < kills && round < kills * 2; round++) {
        Path visits = own.resolve("visits.csv");
        Files.writeString(visits, round % 2 == 0 ? examples : corrected(examples), UTF_8);
        assertThat(program.run("import", visits.toString()).code()).isLessThanOrEqualTo(1);
        proxy.plan(mixed(random));
        Map<Point, Integer> hits = killed.run(round == 0 ? kills / 2 : 2, true);
        killedSoFar += hits.values().stream().mapToInt(Integer::intValue).sum();
        proxy.plan(List.of());
        System.out.println("kills: " + hits + ", faults so far: " + proxy.hits());
        pushUntilEverythingArrived(program);
      }
      assertThat(killedSoFar).isGreaterThanOrEqualTo(kills);
    }
    stores.add(store);
    assertThatServerAndLedgersAgree();
  }

  private static void pushUntilEverythingArrived(Program program) {
    Program.Ended ended = program.run("push", Pushing.EHR);
    for (int i = 0; i < MAX_PUSHES && ended.code() != 0; i++) {
      ended = program.run("push", Pushing.EHR);
    }
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  /** Any fault for some requests. */
  private static List<Optional<ProxyFault>> mixed(Random random) {
    List<ProxyFault> all = List.of(ProxyFault.values());
    return Stream.generate(() -> random.nextInt(all.size() * SUCCESSES))
        .limit(MANY_REQUESTS)
        .map(
            number ->
                number < all.size() ? Optional.of(all.get(number)) : Optional.<ProxyFault>empty())
        .toList();
  }

  /** The examples, each time as visits of other patients. */
  private int push(ProxyFault fault, Path folder, Random random) throws IOException {
    Path visits = folder.resolve("visits.csv");
    String examples =
        renamed(Files.readString(EXAMPLES, UTF_8), 1 + List.of(ProxyFault.values()).indexOf(fault));
    try (FaultProxy proxy = new FaultProxy(ehr.base());
        Pushing pushing = Pushing.to(proxy.base(), folder, Pushing.creating())) {
      Files.writeString(visits, examples, UTF_8);
      pushing.importFile(visits);
      proxy.plan(plan(fault, random));
      pushUntilNothingWaits(pushing, fault);

      // Corrected scores and doses, and a visit without one of its sites.
      String corrected = corrected(examples);
      assertThat(corrected).isNotEqualTo(examples);
      Files.writeString(folder.resolve("corrected.csv"), corrected, UTF_8);
      pushing.importFile(folder.resolve("corrected.csv"));
      proxy.plan(plan(fault, random));
      pushUntilNothingWaits(pushing, fault);
      return proxy.hits().get(fault);
    }
  }

  private static String renamed(String examples, int number) {
    return examples
        .lines()
        .map(line -> line.replaceFirst("^([^,]+),(\\d{5}),", "$1-" + number + "," + number + "$2,"))
        .reduce("", (text, line) -> text + line + "\n");
  }

  private static String corrected(String examples) {
    return examples
        .replace("lidocaine 1% 2 mL,,6,2,", "lidocaine 1% 3 mL,,6,1,")
        .replace("temporalis L; masseter L", "temporalis L");
  }

  /** At most two of five requests fail: after three, the program sends nothing for ten seconds. */
  private static List<Optional<ProxyFault>> plan(ProxyFault fault, Random random) {
    List<Optional<ProxyFault>> plan = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      long failed =
          plan.subList(Math.max(0, i - WINDOW + 1), i).stream().filter(Optional::isPresent).count();
      boolean fails = failed < 2 && random.nextBoolean();
      plan.add(fails ? Optional.of(fault) : Optional.empty());
    }
    return plan;
  }

  private static List<String> reviews(Pushing pushing) {
    return pushing.store().read(tx -> tx.exchange().reviews().open(Pushing.EHR, 10)).stream()
        .map(review -> review.item().localReference() + ": " + review.item().explanation())
        .toList();
  }

  private static void pushUntilNothingWaits(Pushing pushing, ProxyFault fault) {
    List<PushSummary> summaries = new ArrayList<>();
    for (int i = 0; i < MAX_PUSHES; i++) {
      PushSummary summary =
          pushing.push(
              new PushOptions(false, false, 2, Duration.ofMillis(20), Duration.ofSeconds(10)));
      summaries.add(summary);
      if (summary.available() && summary.waiting() == 0) {
        assertThat(summary.isComplete())
            .as("%s: %s %s", fault, summaries, reviews(pushing))
            .isTrue();
        return;
      }
    }
    throw new AssertionError(fault + ": still waiting: " + summaries);
  }
}
