package org.tpibridge.exchange.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.exchange.alert.AlertNotifier;
import org.tpibridge.exchange.bulk.HttpBulkClient;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.lease.ExclusivePull;
import org.tpibridge.exchange.lease.ProcessNumber;
import org.tpibridge.exchange.pull.PullSummary;
import org.tpibridge.exchange.pull.PullTarget;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.EhrSettings.Environment;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.SchedulePolicy;
import org.tpibridge.exchange.settings.SchedulePolicy.AlertPolicy;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.exchange.subscription.NotificationReceiver;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.outbox.Ledger.LedgerState;
import org.tpibridge.store.outbox.Outbox;
import org.tpibridge.store.outbox.WaitingPatients.WaitState;
import org.tpibridge.store.outbox.WaitingPatients.WaitingCounts;
import org.tpibridge.store.outbox.WaitingPatients.WaitingPatient;
import org.tpibridge.store.schedule.EhrConditions.Condition;
import org.tpibridge.store.schedule.EhrConditions.Expiry;
import org.tpibridge.store.schedule.EhrLeases.LeasedWork;

/** Schedules of several instances on one database, with a clock that the tests set. */
@OnEachDatabase
@Timeout(120)
class ContinuousExchangeIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String OTHER = "clinic";
  private static final Duration EVERY = Duration.ofMinutes(5);

  /** Of a visit: its own and one for each site. */
  private static final long PROCEDURES = 3;

  private final StoreSettings settings;
  private final SimulatedEhr ehr;
  private final Pushing pushing;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Importing.CLOCK.instant().plusSeconds(60));
  private final InstantSource clock = now::get;
  private final List<Instance> instances = new ArrayList<>();

  ContinuousExchangeIT(TestDatabase database) throws IOException {
    ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"));
    StoreSettings plain = database.settings();
    settings =
        new StoreSettings(
            plain.url(),
            plain.user(),
            plain.password(),
            plain.waitTime(),
            List.of(Pushing.EHR, OTHER));
    pushing = Pushing.over(settings, ehr.base(), Pushing.creating());
  }

  @AfterEach
  void close() {
    instances.forEach(Instance::close);
    pushing.close();
    ehr.close();
  }

  /** One process, with its own connections to the database. */
  private final class Instance implements AutoCloseable, ScheduleEvents {
    private final Store store = Store.open(settings, SchemaPolicy.MIGRATE, Importing.INDEXER);
    private final ProcessNumber process = ProcessNumber.hold(store, clock);
    private final List<EhrClient> clients = new ArrayList<>();
    private final List<String> happened = Collections.synchronizedList(new ArrayList<>());
    private final ContinuousExchange exchange;
    private boolean isClosed;

    private Instance(UnaryOperator<EhrClient> between, EhrSettings... ehrs) {
      List<EhrConnection> connections = new ArrayList<>();
      for (EhrSettings one : ehrs) {
        EhrClient client = HttpEhrClient.open(one, FHIR, InstantSource.system());
        clients.add(client);
        connections.add(
            new EhrConnection(
                one,
                between.apply(client),
                permitted ->
                    new PullTarget(
                        one,
                        permitted,
                        HttpBulkClient.open(one),
                        store,
                        resource -> List.of(),
                        pushing.importing().ehrVisits(store),
                        clock),
                () -> Expiry.NONE));
      }
      exchange =
          new ContinuousExchange(
              store,
              process,
              connections,
              new ScheduleOptions(1, Duration.ofMillis(10), "a test", Duration.ofSeconds(20)),
              this,
              new AlertNotifier(store, Optional.empty(), Duration.ofDays(1)),
              clock);
      instances.add(this);
    }

    @Override
    public void leading(String name, boolean leads) {
      happened.add(name + (leads ? " leads" : " does not lead"));
    }

    @Override
    public void pushed(String name, PushSummary summary) {
      happened.add(
          name + " pushed " + (summary.available() ? summary.sentVisits() + "" : "nothing"));
    }

    @Override
    public void pulled(String name, PullSummary summary) {
      happened.add(name + " pulled");
    }

    @Override
    public void failed(String name, String work, String message) {
      happened.add(name + " failed " + work + ": " + message);
    }

    /** Begins what is due, and waits for it. */
    private void step() {
      exchange.tick();
      awaitIdle();
    }

    private void awaitIdle() {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!exchange.isIdle()) {
        assertThat(System.nanoTime()).isLessThan(end);
        Thread.onSpinWait();
      }
    }

    private void stop() {
      if (!isClosed) {
        isClosed = true;
        exchange.close();
      }
    }

    /** The operating system releases the number; nothing else is released. */
    private void kill() {
      isClosed = true;
      process.close();
    }

    @Override
    public void close() {
      stop();
      process.close();
      clients.forEach(EhrClient::close);
      store.close();
    }
  }

  private Instance instance(SchedulePolicy schedule) {
    return instance(schedule, client -> client);
  }

  private Instance instance(SchedulePolicy schedule, UnaryOperator<EhrClient> between) {
    return new Instance(between, pushing.settings().with(schedule));
  }

  private static SchedulePolicy pushes() {
    return new SchedulePolicy(Optional.of(EVERY), Optional.empty(), AlertPolicy.DEFAULT);
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private static VisitRow visit(int number) {
    return VisitRow.of("V-" + number, "7000" + number)
        .with("patient_last", "Name " + "abcdefghij".charAt(number))
        .with("birth_date", "1970-01-1" + number);
  }

  private long procedures() {
    return ehr.resources().stream().filter(one -> one.type().equals("Procedure")).count();
  }

  private WaitingCounts waiting() {
    return pushing.store().read(tx -> tx.exchange().waiting().counts(Pushing.EHR));
  }

  private List<String> waitingPatients() {
    return pushing
        .store()
        .read(tx -> tx.exchange().waiting().list(Pushing.EHR, WaitState.QUEUED, 100))
        .stream()
        .map(WaitingPatient::patientId)
        .filter(patient -> !patient.equals(Outbox.NO_PATIENT))
        .toList();
  }

  private Optional<String> leader() {
    return pushing
        .store()
        .read(tx -> tx.exchange().leases().find(Pushing.EHR, LeasedWork.LEADER))
        .map(lease -> lease.holder());
  }

  /** Every resource once, and as the ledger lists it. */
  private void assertNothingTwice(int visits) {
    Map<String, Long> identifiers =
        ehr.resources().stream()
            .filter(one -> one.type().equals("Procedure"))
            .map(one -> one.body().path("identifier").path(0).path("value").asString())
            .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    assertThat(identifiers.values()).hasSize((int) (visits * PROCEDURES)).containsOnly(1L);
    assertThat(
            pushing.ledger(LedgerState.SENT).keySet().stream()
                .filter(name -> name.startsWith("Procedure/")))
        .hasSize((int) (visits * PROCEDURES));
    assertThat(pushing.ledger(LedgerState.SENDING)).isEmpty();
    assertThat(pushing.ledger(LedgerState.UNKNOWN)).isEmpty();
  }

  @Test
  void pushesAndPullsOnItsSchedule() {
    Instance one =
        instance(
            new SchedulePolicy(
                Optional.of(EVERY), Optional.of(Duration.ofHours(1)), AlertPolicy.DEFAULT));
    pushing.importVisits(visit(1));
    one.step();
    assertThat(procedures()).isEqualTo(PROCEDURES);
    assertThat(one.happened)
        .contains("hospital leads", "hospital pushed 1", "hospital pulled")
        .hasSize(3);

    pushing.importVisits(visit(2));
    one.step();
    assertThat(procedures()).as("before its time").isEqualTo(PROCEDURES);
    pass(EVERY);
    one.step();
    assertNothingTwice(2);
    assertThat(one.happened).filteredOn(line -> line.endsWith("pulled")).hasSize(1);

    pass(Duration.ofHours(1));
    one.step();
    assertThat(one.happened).filteredOn(line -> line.endsWith("pulled")).hasSize(2);
    Condition condition =
        pushing.store().read(tx -> tx.exchange().conditions().find(Pushing.EHR)).orElseThrow();
    assertThat(condition.contact().failingSince()).isEmpty();
    assertThat(condition.nextPush()).isPresent();
  }

  @Test
  void oneInstanceLeadsAndAnotherTakesOverWhenItStops() {
    Instance first = instance(pushes());
    Instance second = instance(pushes());
    first.step();
    second.step();
    assertThat(second.happened).isEmpty();

    first.stop();
    assertThat(leader()).isEmpty();
    pushing.importVisits(visit(1));
    pass(Duration.ofSeconds(5));
    second.step();
    assertThat(second.happened).contains("hospital leads", "hospital pushed 1");
    assertNothingTwice(1);
  }

  /** Holds an answer back until it is released. */
  private static final class HeldAnswer implements UnaryOperator<EhrClient> {
    private final CountDownLatch sent = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger later = new AtomicInteger();

    @Override
    public EhrClient apply(EhrClient client) {
      return new EhrClient() {
        @Override
        public EhrReply send(EhrRequest request) {
          boolean writes = request.kind().writes();
          if (writes && sent.getCount() == 0) {
            later.incrementAndGet();
          }
          EhrReply reply = client.send(request);
          if (writes && sent.getCount() > 0) {
            sent.countDown();
            try {
              released.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
          return reply;
        }

        @Override
        public void close() {
          client.close();
        }
      };
    }
  }

  /** The EHR has processed the request, and its answer is lost. */
  @Test
  void anotherInstanceContinuesForAKilledOne() throws InterruptedException {
    pushing.importVisits(visit(1), visit(2));
    HeldAnswer held = new HeldAnswer();
    Instance first = instance(pushes(), held);
    Instance second = instance(pushes());
    first.exchange.tick();
    held.sent.await();
    second.step();
    assertThat(second.happened).as("the first one runs").isEmpty();

    first.kill();
    pass(Duration.ofSeconds(5));
    second.step();
    assertThat(second.happened).contains("hospital leads", "hospital pushed 1");
    // The request of the killed process may still have been processed; now it is looked up.
    pass(Duration.ofSeconds(5));
    second.step();
    assertNothingTwice(2);
    assertThat(waiting().queued()).isZero();
    held.released.countDown();
    first.awaitIdle();
  }

  /** Such as a process whose machine was suspended. */
  @Test
  void anInstanceThatLostItsLeaseSendsNothingMore() throws InterruptedException {
    pushing.importVisits(
        visit(1), visit(1).with("visit_id", "V-9").with("visit_start", "2024-03-09"));
    HeldAnswer held = new HeldAnswer();
    Instance first = instance(pushes(), held);
    Instance second = instance(pushes());
    first.exchange.tick();
    held.sent.await();

    pass(Duration.ofSeconds(61));
    second.step();
    assertThat(second.happened).contains("hospital leads");
    held.released.countDown();
    first.step();
    assertThat(held.later).hasValue(0);
    assertThat(first.happened).contains("hospital does not lead");

    pass(EVERY);
    second.step();
    assertNothingTwice(2);
  }

  @Test
  void aPauseInMidPushStopsAfterTheCurrentPatient() throws InterruptedException {
    pushing.importVisits(visit(1), visit(2), visit(3));
    HeldAnswer held = new HeldAnswer();
    Instance one = instance(pushes(), held);
    one.exchange.tick();
    held.sent.await();
    pushing.store().update(tx -> tx.exchange().ehrs().setPaused(Pushing.EHR, true));
    held.released.countDown();
    one.awaitIdle();
    assertNothingTwice(1);
    pass(EVERY);
    one.step();
    assertThat(procedures()).as("paused").isEqualTo(PROCEDURES);

    pushing.store().update(tx -> tx.exchange().ehrs().setPaused(Pushing.EHR, false));
    one.step();
    assertNothingTwice(3);
  }

  @Test
  void aStopInMidPushCompletesTheCurrentPatient() throws Exception {
    pushing.importVisits(visit(1), visit(2), visit(3));
    HeldAnswer held = new HeldAnswer();
    Instance one = instance(pushes(), held);
    one.exchange.tick();
    held.sent.await();
    ExecutorService stopping = Executors.newSingleThreadExecutor();
    try {
      Future<?> stopped = stopping.submit(one::stop);
      while (one.exchange.isIdle()) {
        Thread.onSpinWait();
      }
      // The stop has begun before the answer comes.
      Thread.sleep(200);
      held.released.countDown();
      stopped.get(10, TimeUnit.SECONDS);
    } finally {
      stopping.shutdownNow();
    }
    assertNothingTwice(1);
    assertThat(waitingPatients()).hasSize(2);
    assertThat(waiting().claimed()).isZero();
    assertThat(leader()).isEmpty();

    instance(pushes()).step();
    assertNothingTwice(3);
  }

  @Test
  void aResendIsTriedBeforeItsTime() {
    Instance one = instance(pushes());
    one.step();
    pushing.importVisits(visit(1));
    pass(Duration.ofSeconds(30));
    one.step();
    assertThat(procedures()).isZero();

    String patient = pushing.store().read(tx -> tx.resources().all("Patient")).get(0).id();
    pushing
        .store()
        .update(tx -> tx.exchange().outbox().requeue(Pushing.EHR, patient, clock.instant()));
    one.step();
    assertNothingTwice(1);
  }

  @Test
  void anEhrThatIsDownDoesNotStopTheOthers() {
    EhrSettings down =
        new EhrSettings(
                OTHER,
                URI.create("http://127.0.0.1:1/fhir"),
                Environment.TEST,
                Pushing.creating(),
                MatchingPolicy.DEFAULT)
            .with(pushes());
    Instance one = new Instance(client -> client, down, pushing.settings().with(pushes()));
    pushing.importVisits(visit(1));
    one.step();
    assertNothingTwice(1);
    assertThat(one.happened).contains("clinic pushed nothing", "hospital pushed 1");

    pass(Duration.ofSeconds(11));
    one.step();
    pass(Duration.ofSeconds(11));
    one.step();
    assertThat(one.happened)
        .filteredOn(line -> line.startsWith("clinic pushed"))
        .as("the second retry is later")
        .hasSizeBetween(2, 3);
    Condition condition =
        pushing.store().read(tx -> tx.exchange().conditions().find(OTHER)).orElseThrow();
    assertThat(condition.contact().failingSince()).isPresent();
    assertThat(condition.contact().failure())
        .contains("The EHR refused the connection. It may not be running.");
  }

  /** A killed sender that is not part of the schedule. */
  @Test
  void claimsOfAKilledPushAreTakenOverDuringTheRun() throws InterruptedException {
    Instance leading = instance(pushes());
    leading.step();
    pushing.importVisits(visit(1));
    HeldAnswer held = new HeldAnswer();
    Instance killed = instance(pushes(), held);
    leading.stop();
    pass(Duration.ofSeconds(5));
    killed.exchange.tick();
    held.sent.await();
    Instance next = instance(pushes());
    killed.kill();
    next.step();
    pass(Duration.ofSeconds(5));
    next.step();
    pass(EVERY);
    next.step();
    assertNothingTwice(1);
    held.released.countDown();
    killed.awaitIdle();
  }

  @Test
  void twoPullsOfOneEhrAreExcluded() {
    Instance one =
        instance(new SchedulePolicy(Optional.empty(), Optional.of(EVERY), AlertPolicy.DEFAULT));
    try (ExclusivePull first = ExclusivePull.begin(pushing.store(), Pushing.EHR, clock)) {
      assertThat(first.isGranted()).isTrue();
      assertThatThrownBy(() -> ExclusivePull.begin(pushing.store(), Pushing.EHR, clock))
          .isInstanceOf(ExchangeException.class)
          .hasMessageContaining("Another pull from hospital is running (process ");
      ExclusivePull.begin(pushing.store(), OTHER, clock).close();

      one.step();
      assertThat(one.happened).noneMatch(line -> line.endsWith("pulled"));
    }
    pass(Duration.ofSeconds(11));
    one.step();
    assertThat(one.happened).contains("hospital pulled");
  }

  /**
   * A notification may arrive at any process; the one that leads pulls, also without pull-every.
   */
  @Test
  void aNotificationOfTheEhrCausesOnePull() throws Exception {
    Secret token = Secret.of("an invented token");
    SchedulePolicy notified =
        new SchedulePolicy(
            Optional.empty(), Optional.empty(), AlertPolicy.DEFAULT, Optional.of(token));
    Instance leader = instance(notified);
    leader.step();
    Instance other = instance(notified);
    other.step();
    try (NotificationReceiver receiver =
        NotificationReceiver.start(0, Map.of(Pushing.EHR, token), other.exchange.hints())) {
      assertThat(notify(receiver, "another token")).isEqualTo(401);
      other.step();
      leader.step();
      assertThat(leader.happened).doesNotContain("hospital pulled");

      pass(Duration.ofSeconds(1));
      assertThat(notify(receiver, "an invented token")).isEqualTo(200);
      assertThat(notify(receiver, "an invented token")).isEqualTo(200);
      other.step();
      leader.step();
      assertThat(leader.happened).containsOnlyOnce("hospital pulled");
      assertThat(other.happened).doesNotContain("hospital pulled");
      pass(EVERY);
      leader.step();
      assertThat(leader.happened).containsOnlyOnce("hospital pulled");
    }
  }

  private static int notify(NotificationReceiver receiver, String token) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(receiver.url(Pushing.EHR))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
