package org.tpibridge.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.LimitPolicy.Hours;
import org.tpibridge.exchange.settings.PushPolicy.HistoricalLoad;
import org.tpibridge.exchange.settings.PushPolicy.HistoricalLoad.When;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.persona.SimulatedEhr;
import org.tpibridge.persona.SimulatedEhrOptions;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.outbox.Outbox;
import org.tpibridge.store.outbox.OutboxClaims.Claim;
import org.tpibridge.store.outbox.OutboxClaims.Sender;
import org.tpibridge.store.outbox.WaitingPatients.WaitingCounts;

/** New visits are sent at once and first; older ones in the hours that the settings allow. */
@OnEachDatabase
class HistoricalVisitsIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-03-20T22:30:00Z");
  private static final HistoricalLoad AT_NIGHT =
      new HistoricalLoad(
          Optional.of(Duration.ofDays(30)),
          When.HOURS,
          Optional.of(new Hours(LocalTime.of(20, 0), LocalTime.of(6, 0))));

  private final SimulatedEhr ehr;
  private final Pushing pushing;

  HistoricalVisitsIT(TestDatabase database) throws IOException {
    ehr = SimulatedEhr.start(FHIR, SimulatedEhrOptions.of("hapi-like"));
    StoreSettings plain = database.settings();
    pushing =
        Pushing.over(
            new StoreSettings(
                plain.url(),
                plain.user(),
                plain.password(),
                plain.waitTime(),
                List.of(Pushing.EHR)),
            ehr.base(),
            Pushing.creating());
  }

  @AfterEach
  void close() {
    pushing.close();
    ehr.close();
  }

  private PushSummary push(HistoricalLoad load, Instant now, boolean full) {
    EhrSettings settings = pushing.settings().with(pushing.settings().push().with(load));
    InstantSource clock = InstantSource.fixed(now);
    try (EhrClient client = HttpEhrClient.open(settings, FHIR, clock)) {
      return new PushRun(
              new PushTarget(settings, client, pushing.store(), "a test", clock),
              new CapabilitySource(settings, client, pushing.store()),
              new PushOptions(full, 1, Duration.ZERO))
          .run();
    }
  }

  private PushSummary push(HistoricalLoad load, Instant now) {
    return push(load, now, false);
  }

  /** Days of the visits that the EHR has. */
  private Set<String> days() {
    Set<String> days = new TreeSet<>();
    ehr.resources().stream()
        .filter(one -> one.type().equals("Procedure"))
        .map(one -> one.body().path("performedPeriod").path("start").asString())
        .forEach(start -> days.add(start.substring(0, 10)));
    return days;
  }

  private WaitingCounts waiting() {
    return pushing.store().read(tx -> tx.exchange().waiting().counts(Pushing.EHR));
  }

  private static VisitRow visit(String id, String mrn, String day) {
    return VisitRow.of(id, mrn)
        .with("patient_last", "Name " + "abcdefghij".charAt(mrn.charAt(4) - '0'))
        .with("birth_date", "1970-01-1" + mrn.charAt(4))
        .with("visit_start", day + "T09:00")
        .with("visit_end", day + "T09:20");
  }

  @Test
  void historicalVisitsAreSentAtNight() {
    pushing.importVisits(
        visit("V-1", "70001", "2019-05-01"),
        visit("V-2", "70001", "2026-03-18"),
        visit("V-3", "70002", "2020-07-02"));

    PushSummary day = push(AT_NIGHT, NOON);
    assertThat(days()).containsExactly("2026-03-18");
    assertThat(day.isComplete()).isTrue();
    assertThat(day.historical()).isEqualTo(2);
    assertThat(waiting().historical()).isEqualTo(2);
    assertThat(waiting().queued()).isZero();
    assertThat(waiting().oldest()).isEmpty();

    PushSummary night = push(AT_NIGHT, NIGHT);
    assertThat(night.sentVisits()).isEqualTo(2);
    assertThat(days()).containsExactly("2019-05-01", "2020-07-02", "2026-03-18");
    assertThat(waiting().historical()).isZero();
  }

  /** The EHR is known, so the import itself says what is historical. */
  @Test
  void aHistoricalImportDoesNotDelayTheChangesOfTheDay() {
    pushing.importVisits(visit("V-0", "70009", "2026-03-17"));
    push(AT_NIGHT, NOON);
    pushing.importVisits(
        visit("V-1", "70001", "2019-05-01"),
        visit("V-2", "70002", "2020-05-02"),
        visit("V-3", "70003", "2026-03-19"));
    assertThat(waiting().historical()).isEqualTo(2);
    assertThat(waiting().queued()).isEqualTo(1);

    assertThat(push(AT_NIGHT, NOON).sentVisits()).isEqualTo(1);
    assertThat(days()).containsExactly("2026-03-17", "2026-03-19");

    // A visit of the day makes its patient urgent; the earlier visit still waits.
    pushing.importVisits(visit("V-4", "70001", "2026-03-20"));
    assertThat(waiting().historical()).isEqualTo(1);
    assertThat(push(AT_NIGHT, NOON).sentVisits()).isEqualTo(1);
    assertThat(days()).containsExactly("2026-03-17", "2026-03-19", "2026-03-20");
    assertThat(waiting().historical()).isEqualTo(2);
  }

  @Test
  void aCorrectionOfASentVisitIsNotHistorical() {
    pushing.importVisits(visit("V-1", "70001", "2019-05-01"));
    push(AT_NIGHT, NIGHT);
    pushing.importVisits(visit("V-1", "70001", "2019-05-01").with("pain_after", "3"));

    PushSummary corrected = push(AT_NIGHT, NOON);
    assertThat(corrected.updated()).isPositive();
    assertThat(waiting().historical()).isZero();
  }

  @Test
  void withoutHoursTheyAreSentAfterTheOthers() {
    HistoricalLoad last =
        new HistoricalLoad(Optional.of(Duration.ofDays(30)), When.ALWAYS, Optional.empty());
    push(last, NOON);
    pushing.importVisits(visit("V-1", "70001", "2019-05-01"), visit("V-2", "70002", "2026-03-18"));
    List<Claim> claims =
        pushing
            .store()
            .write(
                tx ->
                    tx.exchange()
                        .claims()
                        .claim(Pushing.EHR, new Sender("a test", 1), LATER, LATER, 3));
    assertThat(claims)
        .filteredOn(claim -> !claim.patientId().equals(Outbox.NO_PATIENT))
        .extracting(Claim::historical)
        .containsExactly(false, true);

    assertThat(push(last, LATER).sentVisits()).isEqualTo(2);
  }

  @Test
  void theyAreNeverSentIfTheSettingsSaySo() {
    HistoricalLoad never =
        new HistoricalLoad(Optional.of(Duration.ofDays(30)), When.NEVER, Optional.empty());
    pushing.importVisits(visit("V-1", "70001", "2019-05-01"), visit("V-2", "70002", "2026-03-18"));
    push(never, NOON);
    push(never, NIGHT, true);
    assertThat(days()).containsExactly("2026-03-18");
    assertThat(waiting().historical()).isEqualTo(1);

    // The settings were changed.
    assertThat(push(HistoricalLoad.NONE, NOON).sentVisits()).isEqualTo(1);
  }
}
