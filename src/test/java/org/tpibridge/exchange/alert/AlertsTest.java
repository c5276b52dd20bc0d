package org.tpibridge.exchange.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.exchange.client.ScriptedServer;
import org.tpibridge.exchange.client.TestEhrs;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.OutboxClaims.Claim;
import org.tpibridge.store.outbox.OutboxClaims.Sender;
import org.tpibridge.store.outbox.WaitingPatients.WaitState;
import org.tpibridge.store.schedule.EhrConditions.BreakerState;
import org.tpibridge.store.schedule.EhrConditions.Condition;
import org.tpibridge.store.schedule.EhrConditions.Contact;
import org.tpibridge.store.schedule.EhrConditions.Expiry;
import org.tpibridge.store.schedule.RaisedAlerts.AlertKind;
import org.tpibridge.store.schedule.RaisedAlerts.RaisedAlert;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts are reported once when they begin and end, whatever the webhook does. */
class AlertsTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final String PATIENT = "canary-patient";
  private static final EhrSettings EHR = TestEhrs.at(URI.create("https://ehr.example/fhir"));
  private static final JsonMapper JSON = new JsonMapper();

  private final Store store = Store.temporary();
  private ScriptedServer server;
  private volatile int status = 204;
  private AlertNotifier notifier;

  @BeforeEach
  void open() {
    server = ScriptedServer.answering(this::answer);
    notifier =
        new AlertNotifier(
            store,
            Optional.of(Webhook.open(hook(), Optional.of(Secret.of("tok")), false)),
            Duration.ofDays(1));
    store.update(tx -> tx.exchange().outbox().enqueue(EHR.name(), List.of(PATIENT), START));
  }

  private URI hook() {
    return URI.create("http://127.0.0.1:" + server.port() + "/hook?key=s3cret");
  }

  private void answer(HttpExchange exchange) throws IOException {
    ScriptedServer.reply(exchange, status, "", "Location", "http://127.0.0.1:1/other");
  }

  @AfterEach
  void close() {
    notifier.close();
    server.close();
    store.close();
  }

  private void update(Duration after) {
    notifier.update(EHR, START.plus(after));
  }

  private void send(Duration after) {
    Instant now = START.plus(after);
    store.update(
        tx -> {
          Claim claim =
              tx.exchange()
                  .claims()
                  .claim(EHR.name(), new Sender("a test", 1), now, now.plusSeconds(60), 1)
                  .get(0);
          tx.exchange().claims().complete(claim, now);
        });
  }

  private List<JsonNode> received() {
    return server.received().stream().map(one -> JSON.readTree(one.body())).toList();
  }

  private List<String> states() {
    return received().stream()
        .map(one -> one.path("alert").asString() + " " + one.path("state").asString())
        .toList();
  }

  @Test
  void anAlertIsPostedWhenItBeginsLastsAndEnds() {
    update(Duration.ofHours(23));
    assertThat(states()).isEmpty();
    update(Duration.ofDays(1));
    update(Duration.ofHours(25));
    assertThat(states()).containsExactly("queue-age began");
    update(Duration.ofDays(2));
    update(Duration.ofHours(49));
    assertThat(states()).containsExactly("queue-age began", "queue-age continues");

    send(Duration.ofHours(50));
    update(Duration.ofHours(50));
    update(Duration.ofHours(51));
    assertThat(states())
        .containsExactly("queue-age began", "queue-age continues", "queue-age ended");
    JsonNode first = received().get(0);
    assertThat(first.path("ehr").asString()).isEqualTo(EHR.name());
    assertThat(first.path("text").asString())
        .isEqualTo("TPI Bridge: test-ehr: a change has waited since 2026-03-01T00:00:00Z");
    assertThat(server.received())
        .allSatisfy(
            one -> {
              assertThat(one.method()).isEqualTo("POST");
              assertThat(one.uri()).isEqualTo("/hook?key=s3cret");
              assertThat(one.header("Authorization")).isEqualTo("Bearer tok");
              assertThat(one.header("Content-Type")).isEqualTo("application/json");
              assertThat(one.body()).doesNotContain(PATIENT);
            });
  }

  @Test
  void aWebhookThatFailsIsTriedAgain() {
    status = 500;
    update(Duration.ofDays(1));
    update(Duration.ofHours(25));
    assertThat(states()).containsExactly("queue-age began", "queue-age began");
    status = 204;
    update(Duration.ofHours(26));
    update(Duration.ofHours(27));
    assertThat(states()).hasSize(3);

    status = 302;
    send(Duration.ofHours(28));
    update(Duration.ofHours(28));
    update(Duration.ofHours(29));
    status = 204;
    update(Duration.ofHours(30));
    update(Duration.ofHours(31));
    assertThat(states()).hasSize(6).last().isEqualTo("queue-age ended");
  }

  @Test
  void theEndOfAnAlertThatNobodyKnowsIsNotPosted() {
    status = 500;
    update(Duration.ofDays(1));
    status = 204;
    send(Duration.ofHours(25));
    update(Duration.ofHours(25));
    assertThat(states()).containsExactly("queue-age began");
    assertThat(raised()).isEmpty();
  }

  @Test
  void anUnreachableWebhookStopsNothing() {
    server.close();
    update(Duration.ofDays(1));
    assertThat(raised()).hasSize(1);
  }

  @Test
  void anotherProcessContinues() {
    update(Duration.ofDays(1));
    try (AlertNotifier next =
        new AlertNotifier(
            store,
            Optional.of(Webhook.open(hook(), Optional.empty(), false)),
            Duration.ofDays(1))) {
      next.update(EHR, START.plus(Duration.ofHours(25)));
    }
    assertThat(states()).containsExactly("queue-age began");
  }

  @Test
  void eachKindHasItsThreshold() {
    Instant now = START.plus(Duration.ofHours(1));
    assertThat(kinds(now)).isEmpty();
    store.update(
        tx -> {
          Claim claim =
              tx.exchange()
                  .claims()
                  .claim(EHR.name(), new Sender("a test", 1), START, now, 1)
                  .get(0);
          tx.exchange().claims().stop(claim, WaitState.DEAD, now, "HTTP 422");
          tx.exchange().outbox().enqueue(EHR.name(), List.of("other"), START);
          Claim other =
              tx.exchange()
                  .claims()
                  .claim(EHR.name(), new Sender("a test", 1), START, now, 1)
                  .get(0);
          tx.exchange().claims().stop(other, WaitState.REVIEW, now, "two records");
        });
    assertThat(kinds(now)).containsExactly(AlertKind.REFUSED, AlertKind.REVIEW);

    store.update(
        tx ->
            tx.exchange()
                .conditions()
                .set(
                    EHR.name(),
                    new Condition(
                        BreakerState.OPEN,
                        new Contact(
                            Optional.of(START), Optional.of(START), Optional.of("No answer.")),
                        Optional.empty(),
                        Optional.empty(),
                        new Expiry(
                            Optional.of(now.plus(Duration.ofDays(29))),
                            Optional.of(now.plus(Duration.ofDays(31))),
                            Optional.of(now.minusSeconds(1)))),
                    now));
    assertThat(kinds(now))
        .containsExactly(
            AlertKind.REFUSED,
            AlertKind.REVIEW,
            AlertKind.UNREACHABLE,
            AlertKind.CERTIFICATE,
            AlertKind.KEY);
    assertThat(kinds(START.plus(Duration.ofMinutes(29)))).doesNotContain(AlertKind.UNREACHABLE);
    assertThat(alerts(now))
        .extracting(Alert::message)
        .contains(
            "not reached since 2026-03-01T00:00:00Z: No answer.",
            "the EHR's certificate expires on 2026-03-30",
            "the key in authorization.key-file expired on 2026-03-01");
  }

  private List<AlertKind> kinds(Instant now) {
    return alerts(now).stream().map(Alert::kind).toList();
  }

  private List<Alert> alerts(Instant now) {
    return store.read(tx -> AlertRules.of(tx, EHR, now));
  }

  private List<RaisedAlert> raised() {
    return store.read(tx -> tx.exchange().alerts().of(EHR.name()));
  }

  @Test
  void aWebhookWithoutTlsIsRefusedAndItsUrlIsNotPrinted() {
    for (String url :
        List.of(
            "http://alerts.example/s3cret",
            "https://user:s3cret@alerts.example/hook",
            "ftp://alerts.example/s3cret",
            "mailto:s3cret")) {
      assertThatThrownBy(() -> Webhook.open(URI.create(url), Optional.empty(), false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("alerts.webhook")
          .hasMessageNotContaining("s3cret");
    }
    try (Webhook allowed =
        Webhook.open(URI.create("http://alerts.example/s3cret"), Optional.empty(), true)) {
      assertThat(allowed.toString()).doesNotContain("s3cret");
    }
  }
}
