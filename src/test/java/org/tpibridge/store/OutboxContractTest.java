package org.tpibridge.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.outbox.DeliveryAttempts.NewAttempt;
import org.tpibridge.store.outbox.DeliveryAttempts.RequestKind;
import org.tpibridge.store.outbox.OutboxClaims.Claim;
import org.tpibridge.store.outbox.OutboxClaims.Sender;
import org.tpibridge.store.outbox.WaitingPatients.WaitState;
import org.tpibridge.store.outbox.WaitingPatients.WaitingPatient;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.NewVersion;

@OnEachDatabase
class OutboxContractTest {
  private static final Instant NOW = StoreTestData.NOW;
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final String EHR = "north";

  private final StoreSettings settings;
  private final Store store;
  private final Jobs.Job job;

  OutboxContractTest(TestDatabase database) {
    StoreSettings plain = database.settings();
    settings =
        new StoreSettings(
            plain.url(), plain.user(), plain.password(), plain.waitTime(), List.of(EHR, "south"));
    store = Store.open(settings, SchemaPolicy.MIGRATE);
    job = StoreTestData.job(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aChangeWaitsForEachEhr() {
    store.write(tx -> StoreTestData.visit(tx, job, "V-1"));

    assertThat(waiting(EHR, WaitState.QUEUED)).extracting(WaitingPatient::rows).containsExactly(1L);
    assertThat(waiting("south", WaitState.QUEUED))
        .extracting(WaitingPatient::patientId)
        .containsExactly("p-V-1");
  }

  @Test
  void aChangeThatIsNotSavedDoesNotWait() {
    try {
      store.update(
          tx -> {
            StoreTestData.visit(tx, job, "V-1");
            throw new IllegalStateException("stop");
          });
    } catch (IllegalStateException expected) {
      // The transaction is rolled back.
    }

    assertThat(waiting(EHR, WaitState.QUEUED)).isEmpty();
  }

  @Test
  void anAllergyWaitsWithItsPatient() {
    store.update(
        tx ->
            tx.resources()
                .add(
                    List.of(
                        new NewVersion(
                            Optional.empty(),
                            "AllergyIntolerance",
                            "a-1",
                            OptionalLong.empty(),
                            false,
                            new byte[32],
                            "{\"patient\":{\"reference\":\"Patient/p-9\"}}".getBytes(UTF_8))),
                    new ChangeSource(job.key(), 1, NOW)));

    assertThat(waiting(EHR, WaitState.QUEUED))
        .extracting(WaitingPatient::patientId)
        .containsExactly("p-9");
  }

  @Test
  void aPatientIsClaimedOnceUntilTheClaimEnds() {
    store.write(tx -> StoreTestData.visit(tx, job, "V-1"));

    Claim first = claim(EHR, "one", NOW, LATER).get(0);
    assertThat(claim(EHR, "two", NOW, LATER)).isEmpty();
    assertThat(first.abandoned()).isFalse();

    Claim second = claim(EHR, "two", LATER, LATER.plusSeconds(60)).get(0);
    assertThat(second.abandoned()).isTrue();
    assertThat(store.<Boolean>write(tx -> tx.exchange().claims().extend(first, LATER))).isFalse();
    // The first process comes back and must not end the claim of the second.
    store.update(tx -> tx.exchange().claims().complete(first, LATER));
    assertThat(waiting(EHR, WaitState.QUEUED)).hasSize(1);
    store.update(tx -> tx.exchange().claims().complete(second, LATER));
    assertThat(waiting(EHR, WaitState.QUEUED)).isEmpty();
    assertThat(waiting("south", WaitState.QUEUED)).as("another EHR").hasSize(1);
  }

  @Test
  void claimsOfAnEndedProcessAreTakenOver() {
    store.write(tx -> StoreTestData.visit(tx, job, "V-1"));
    store.write(tx -> StoreTestData.visit(tx, job, "V-2"));
    claimAs(new Sender("ended", 7));
    claimAs(new Sender("running", 8));
    assertThat(store.<List<Long>>read(tx -> tx.exchange().claims().claimNumbers(EHR)))
        .containsExactly(7L, 8L);

    store.update(tx -> tx.exchange().claims().endClaims(EHR, 7, NOW, Duration.ofSeconds(5)));

    assertThat(store.<List<Long>>read(tx -> tx.exchange().claims().claimNumbers(EHR)))
        .containsExactly(8L);
    List<Claim> taken = claim(EHR, "next", NOW, LATER);
    assertThat(taken).extracting(Claim::patientId).containsExactly("p-V-1");
    assertThat(taken).extracting(Claim::abandoned).containsExactly(true);
    assertThat(claim(EHR, "next", NOW, LATER)).as("of the running process").isEmpty();
  }

  /** The EHR may still process it; a search would not find the result yet. */
  @Test
  void aPatientWithAnOpenRequestIsTakenOverAfterAMoment() {
    store.write(tx -> StoreTestData.visit(tx, job, "V-1"));
    claimAs(new Sender("ended", 7));
    store.write(
        tx ->
            tx.exchange()
                .attempts()
                .begin(
                    new NewAttempt(
                        EHR,
                        "p-V-1",
                        OptionalLong.empty(),
                        Optional.empty(),
                        RequestKind.CREATE,
                        NOW)));
    Instant next = NOW.plusSeconds(1);

    store.update(tx -> tx.exchange().claims().endClaims(EHR, 7, next, Duration.ofSeconds(5)));

    assertThat(claim(EHR, "next", next, LATER)).isEmpty();
    assertThat(claim(EHR, "next", NOW.plusSeconds(5), LATER)).hasSize(1);
  }

  @Test
  void aSenderHasItsNumberUntilItEnds() {
    try (Store other = Store.open(settings, SchemaPolicy.MIGRATE);
        JobClaim held = store.claimSender(1).orElseThrow()) {
      assertThat(other.claimSender(1)).isEmpty();
      assertThat(held.renew()).isTrue();
      other.claimSender(2).orElseThrow().close();
      other.claim(job).orElseThrow().close();
    }
    store.claimSender(1).orElseThrow().close();
  }

  private void claimAs(Sender sender) {
    assertThat(
            store.<List<Claim>>write(
                tx -> tx.exchange().claims().claim(EHR, sender, NOW, NOW.plusSeconds(600), 1)))
        .hasSize(1);
  }

  @Test
  void aChangeDuringASendIsSentNext() {
    store.write(tx -> StoreTestData.visit(tx, job, "V-1"));
    Claim claim = claim(EHR, "one", NOW, LATER).get(0);
    store.write(
        tx ->
            StoreTestData.observation(
                tx,
                job,
                "obs-of-V-1",
                OptionalLong.of(tx.visits().find("V-1").get(0).key()),
                "{\"visit\":\"changed\"}"));
    store.update(tx -> tx.exchange().claims().complete(claim, NOW));

    assertThat(claim(EHR, "one", NOW, LATER)).extracting(Claim::patientId).containsExactly("p-V-1");
  }

  @Test
  void aRefusedPatientIsTriedAgainAfterAChangeOnly() {
    store.write(tx -> StoreTestData.visit(tx, job, "V-1"));
    Claim claim = claim(EHR, "one", NOW, LATER).get(0);
    store.update(tx -> tx.exchange().claims().stop(claim, WaitState.DEAD, NOW, "HTTP 422"));

    assertThat(claim(EHR, "one", LATER.plusSeconds(9_999), LATER)).isEmpty();
    assertThat(waiting(EHR, WaitState.DEAD))
        .extracting(one -> one.lastResult().orElse(""))
        .containsExactly("HTTP 422");

    store.write(
        tx ->
            StoreTestData.observation(
                tx,
                job,
                "obs-of-V-1",
                OptionalLong.of(tx.visits().find("V-1").get(0).key()),
                "{\"visit\":\"changed\"}"));
    assertThat(claim(EHR, "one", NOW, LATER)).hasSize(1);
  }

  @Test
  void aPatientForReviewWaitsUntilRequeued() {
    store.write(tx -> StoreTestData.visit(tx, job, "V-1"));
    Claim claim = claim(EHR, "one", NOW, LATER).get(0);
    store.update(tx -> tx.exchange().claims().stop(claim, WaitState.REVIEW, NOW, "two records"));
    store.write(tx -> StoreTestData.visit(tx, job, "V-2"));

    assertThat(claim(EHR, "one", NOW, LATER)).extracting(Claim::patientId).containsExactly("p-V-2");
    store.update(tx -> tx.exchange().outbox().requeue(EHR, "p-V-1", NOW));
    assertThat(claim(EHR, "one", NOW, LATER)).extracting(Claim::patientId).containsExactly("p-V-1");
  }

  @Test
  void aFailureIsTriedAgainWhenItIsDue() {
    store.write(tx -> StoreTestData.visit(tx, job, "V-1"));
    Claim claim = claim(EHR, "one", NOW, LATER).get(0);
    store.update(tx -> tx.exchange().claims().retryAt(claim, LATER, "HTTP 503"));

    assertThat(claim(EHR, "one", LATER.minusMillis(1), LATER)).isEmpty();
    Claim again = claim(EHR, "one", LATER, LATER.plusSeconds(60)).get(0);
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.abandoned()).isFalse();
  }

  @Test
  void allPatientsCanBeQueuedForANewEhr() {
    store.write(tx -> StoreTestData.visit(tx, job, "V-1"));
    store.write(tx -> StoreTestData.visit(tx, job, "V-2"));
    store.update(tx -> tx.exchange().outbox().enqueueAll("west", NOW));

    assertThat(waiting("west", WaitState.QUEUED))
        .extracting(WaitingPatient::patientId)
        .containsExactly("p-V-1", "p-V-2");
  }

  /**
   * Two writers change the same patients, two senders send them. Each sender sends what it finds
   * current; no sender may send an older version after a newer one, and in the end the newest must
   * have been sent.
   */
  @Test
  void twoWritersAndTwoSendersNeitherReorderNorLoseAChange() throws Exception {
    int patients = 5;
    int changes = 60;
    Map<String, Long> visits = new HashMap<>();
    for (int i = 0; i < patients; i++) {
      String id = "V-" + i;
      visits.put(id, store.write(tx -> StoreTestData.visit(tx, job, id)).key());
    }
    Map<String, Queue<Integer>> sent = new ConcurrentHashMap<>();
    Map<String, AtomicLong> busy = new ConcurrentHashMap<>();
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Store second = Store.open(settings, SchemaPolicy.MIGRATE)) {
      List<Future<Integer>> writers = new ArrayList<>();
      for (Store from : List.of(store, second)) {
        writers.add(threads.submit(writer(from, visits, changes)));
      }
      List<Future<Integer>> senders = new ArrayList<>();
      for (Store from : List.of(store, second)) {
        senders.add(threads.submit(sender(from, sent, busy, writing)));
      }
      for (Future<Integer> writer : writers) {
        writer.get();
      }
      writing.set(false);
      int claims = 0;
      for (Future<Integer> sender : senders) {
        claims += sender.get();
      }
      assertThat(claims).isGreaterThan(patients);
    } finally {
      threads.shutdownNow();
    }

    for (String visit : visits.keySet()) {
      List<Integer> versions = List.copyOf(sent.get("p-" + visit));
      assertThat(versions).isSorted();
      int current =
          store.read(
              tx -> tx.resources().find("Observation", "obs-of-" + visit).orElseThrow().version());
      assertThat(versions.get(versions.size() - 1)).isEqualTo(current);
    }
    assertThat(waiting(EHR, WaitState.QUEUED)).isEmpty();
  }

  private Callable<Integer> writer(Store from, Map<String, Long> visits, int changes) {
    return () -> {
      for (int i = 0; i < changes; i++) {
        String id = "V-" + i % visits.size();
        from.update(
            tx -> {
              tx.lock(List.of(id));
              StoreTestData.observation(
                  tx, job, "obs-of-" + id, OptionalLong.of(visits.get(id)), "{\"visit\":1}");
            });
      }
      return changes;
    };
  }

  private static Callable<Integer> sender(
      Store from,
      Map<String, Queue<Integer>> sent,
      Map<String, AtomicLong> busy,
      AtomicBoolean writing) {
    return () -> {
      int claims = 0;
      while (true) {
        boolean last = !writing.get();
        List<Claim> claimed =
            from.write(
                tx ->
                    tx.exchange()
                        .claims()
                        .claim(
                            EHR,
                            new Sender(Thread.currentThread().getName(), 1),
                            NOW,
                            NOW.plus(Duration.ofHours(1)),
                            1));
        if (claimed.isEmpty() && last) {
          return claims;
        }
        for (Claim claim : claimed) {
          claims++;
          AtomicLong users = busy.computeIfAbsent(claim.patientId(), p -> new AtomicLong());
          assertThat(users.incrementAndGet()).as("one sender for each patient").isEqualTo(1);
          String id = "obs-of-" + claim.patientId().substring(2);
          int version =
              from.read(tx -> tx.resources().find("Observation", id).orElseThrow().version());
          sent.computeIfAbsent(claim.patientId(), p -> new ConcurrentLinkedQueue<>()).add(version);
          users.decrementAndGet();
          from.update(tx -> tx.exchange().claims().complete(claim, NOW));
        }
      }
    };
  }

  private List<Claim> claim(String ehr, String process, Instant now, Instant until) {
    return store.write(
        tx -> tx.exchange().claims().claim(ehr, new Sender(process, 1), now, until, 1));
  }

  private List<WaitingPatient> waiting(String ehr, WaitState state) {
    return store.read(tx -> tx.exchange().waiting().list(ehr, state, 100));
  }
}
