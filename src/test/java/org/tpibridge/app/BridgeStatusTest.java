package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.DeliveryAttempts.AttemptResult;
import org.tpibridge.store.outbox.DeliveryAttempts.NewAttempt;
import org.tpibridge.store.outbox.DeliveryAttempts.RequestKind;
import org.tpibridge.store.outbox.OutboxClaims.Claim;
import org.tpibridge.store.outbox.OutboxClaims.Sender;
import org.tpibridge.store.outbox.WaitingPatients.WaitState;
import org.tpibridge.store.schedule.EhrConditions.BreakerState;
import org.tpibridge.store.schedule.EhrConditions.Condition;
import org.tpibridge.store.schedule.EhrConditions.Contact;
import org.tpibridge.store.schedule.EhrConditions.Expiry;
import org.tpibridge.store.schedule.EhrLeases.Lease;
import org.tpibridge.store.schedule.EhrLeases.LeasedWork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code bridge status} and the usage of {@code bridge run}. */
class BridgeStatusTest {
  private static final Instant DAY = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir private Path folder;
  private AtStore at;

  @BeforeEach
  void create() {
    at = new AtStore(folder.resolve("store.db"));
    at.opened().close();
  }

  private Map<String, Object> settings(String... more) {
    Map<String, Object> settings = new HashMap<>(at.settings());
    settings.putAll(TestClinic.SETTINGS);
    settings.put("tpibridge.ehrs[0].name", "hospital");
    settings.put("tpibridge.ehrs[0].url", "http://127.0.0.1:1/fhir");
    settings.put("tpibridge.ehrs[0].environment", "test");
    for (int i = 0; i < more.length; i += 2) {
      settings.put("tpibridge." + more[i], more[i + 1]);
    }
    return settings;
  }

  private void refuse() {
    try (Store store = at.opened()) {
      store.update(
          tx -> {
            tx.exchange().ehrs().add("hospital", "http://127.0.0.1:1/fhir");
            tx.exchange().outbox().enqueue("hospital", List.of("p-1"), DAY);
            Claim claim =
                tx.exchange()
                    .claims()
                    .claim("hospital", new Sender("a test", 1), DAY, DAY.plusSeconds(60), 1)
                    .get(0);
            long attempt =
                tx.exchange()
                    .attempts()
                    .begin(
                        new NewAttempt(
                            "hospital",
                            "p-1",
                            OptionalLong.empty(),
                            Optional.of("Observation/o-1"),
                            RequestKind.CREATE,
                            DAY));
            tx.exchange()
                .attempts()
                .end(
                    attempt,
                    AttemptResult.REFUSED,
                    OptionalInt.of(422),
                    Optional.of(
                        """
                        {"resourceType":"OperationOutcome","issue":[
                          {"severity":"error","code":"invalid","diagnostics":"Okafor is wrong",
                           "details":{"coding":[{"code":"4100"},{"code":"Miriam Okafor"}]}},
                          {"severity":"error","code":"business-rule","diagnostics":"Okafor"}]}
                        """),
                    DAY);
            tx.exchange().claims().stop(claim, WaitState.DEAD, DAY, "HTTP 422");
          });
    }
  }

  @Test
  void refusedRequestsAreListedWithTheirCodesAndWithoutTexts() {
    refuse();
    Typed text = Typed.with(settings(), "", "bridge", "status");

    assertThat(text.exitCode()).isEqualTo(1);
    assertThat(text.out())
        .contains(
            "  alert: patients with refused data: 1\n",
            "  refused: Patient/p-1: HTTP 422 (1 attempt)\n"
                + "    2026-01-31T12:00:00Z create Observation/o-1: HTTP 422,"
                + " codes: 4100, business-rule\n")
        .doesNotContain("Okafor", "schedule");
    assertThat(Typed.with(settings(), "", "bridge", "status", "--check").exitCode()).isEqualTo(1);
  }

  @Test
  void conditionAndLeaderAreShown() {
    Instant later = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3_600);
    try (Store store = at.opened()) {
      store.update(
          tx -> {
            tx.exchange().ehrs().add("hospital", "http://127.0.0.1:1/fhir");
            tx.exchange()
                .leases()
                .take(new Lease("hospital", LeasedWork.LEADER, "process 7 on a", 1, later), DAY);
            tx.exchange()
                .conditions()
                .set(
                    "hospital",
                    new Condition(
                        BreakerState.HALF_OPEN,
                        new Contact(
                            Optional.of(DAY),
                            Optional.of(DAY.plusSeconds(1)),
                            Optional.of("The EHR did not answer in time.")),
                        Optional.of(later),
                        Optional.empty(),
                        new Expiry(
                            Optional.of(later.plusSeconds(86_400L * 300)),
                            Optional.empty(),
                            Optional.empty())),
                    DAY);
          });
    }
    String[] scheduled = {"ehrs[0].push-every", "90m", "ehrs[0].limits.per-day", "500"};
    Typed text = Typed.with(settings(scheduled), "", "bridge", "status");

    assertThat(text.out())
        .contains(
            "  alert: not reached since 2026-01-31T12:00:01Z: The EHR did not answer in time.\n",
            "  schedule: push every 1h 30m; run by process 7 on a\n",
            "  next: push " + later,
            "  connection: last answer 2026-01-31T12:00:00Z, not reached since"
                + " 2026-01-31T12:00:01Z (The EHR did not answer in time.), breaker half open\n",
            "  valid until: certificate of the EHR ",
            "  requests left today: 500 of 500\n");
    JsonNode json =
        new JsonMapper()
            .readTree(
                Typed.with(settings(scheduled), "", "bridge", "status", "--output", "json").out())
            .get(0);
    assertThat(json.at("/schedule/leader").asString()).isEqualTo("process 7 on a");
    assertThat(json.at("/schedule/pushEverySeconds").asLong()).isEqualTo(5_400);
    assertThat(json.at("/connection/breaker").asString()).isEqualTo("half open");
    assertThat(json.at("/requestsLeftToday").asLong()).isEqualTo(500);
    assertThat(json.at("/alerts/0/kind").asString()).isEqualTo("unreachable");
  }

  @Test
  void aScheduleThatNobodyRunsIsReported() {
    Map<String, Object> scheduled = settings("ehrs[0].push-every", "5m");
    Typed text = Typed.with(scheduled, "", "bridge", "status", "--check");
    assertThat(text.exitCode()).isEqualTo(1);
    assertThat(text.out()).contains("not running. Run: tpi-bridge bridge run");
    assertThat(Typed.with(scheduled, "", "bridge", "status").exitCode()).isZero();
    assertThat(Typed.with(settings(), "", "bridge", "status", "--check").exitCode()).isZero();
  }

  @Test
  void aRunWithoutAScheduleIsRefused() {
    Typed none = Typed.with(settings(), "", "bridge", "run");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("No EHR has a schedule. Set push-every");
    Typed named = Typed.with(settings(), "", "bridge", "run", "hospital");
    assertThat(named.err()).contains("hospital has no schedule.");
    Typed unknown = Typed.with(settings(), "", "bridge", "run", "hospitl");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("There is no EHR with the name");
  }

  /** Its keystore is missing, and no other EHR is left. */
  @Test
  void anEhrThatCannotBeUsedIsReportedAtTheStart() {
    Typed run =
        Typed.with(
            settings(
                "ehrs[0].push-every",
                "5m",
                "ehrs[0].tls.keystore",
                folder.resolve("missing.p12").toString()),
            "",
            "bridge",
            "run");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("hospital is left out.", "tls.keystore", "No EHR can be used.");
  }

  @Test
  void aWebhookThatCannotBeUsedIsRefusedWithoutItsUrl() {
    Typed run =
        Typed.with(
            settings("ehrs[0].push-every", "5m", "alerts.webhook", "http://alerts.example/s3cret"),
            "",
            "bridge",
            "run");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("tpibridge.alerts.webhook must start with https://")
        .doesNotContain("s3cret");
  }
}
