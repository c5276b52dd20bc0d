package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.alert.Alert;
import org.tpibridge.exchange.review.ExchangeStatus;
import org.tpibridge.exchange.review.ExchangeStatus.RefusedAttempt;
import org.tpibridge.exchange.review.ExchangeStatus.RefusedPatient;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.SchedulePolicy;
import org.tpibridge.report.IndentedJson;
import org.tpibridge.store.outbox.DeliveryAttempts.NewAttempt;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;
import org.tpibridge.store.outbox.WaitingPatients.WaitingPatient;
import org.tpibridge.store.schedule.EhrConditions.Condition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the state of the exchange with EHRs as JSON. */
public final class ExchangeStatusJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ExchangeStatusJson() {}

  public static void print(List<ExchangeStatus> all, PrintStream out) {
    ArrayNode list = JSON.createArrayNode();
    all.forEach(status -> list.add(json(status)));
    IndentedJson.print(list, out);
  }

  private static ObjectNode goLive(ExchangeStatus status) {
    PushPolicy push = status.settings().push();
    ObjectNode json = JSON.createObjectNode();
    if (!push.pilotPatients().isEmpty()) {
      json.put("pilotPatients", push.pilotPatients().size());
    }
    push.sendFrom().ifPresent(day -> json.put("sendFrom", day.toString()));
    json.put("approvalRequired", push.approvalRequired());
    put(json, "approved", status.known().flatMap(KnownEhr::approved));
    return json;
  }

  private static ObjectNode schedule(SchedulePolicy policy, ExchangeStatus status) {
    ObjectNode json = JSON.createObjectNode();
    policy.pushEvery().ifPresent(every -> json.put("pushEverySeconds", every.toSeconds()));
    policy.pullEvery().ifPresent(every -> json.put("pullEverySeconds", every.toSeconds()));
    json.put("running", status.leader().isPresent());
    status.leader().ifPresent(lease -> json.put("leader", lease.holder()));
    if (ExchangeStatusText.isRunning(status)) {
      put(json, "nextPush", status.condition().flatMap(Condition::nextPush));
      put(json, "nextPull", status.condition().flatMap(Condition::nextPull));
    }
    return json;
  }

  private static ObjectNode json(Condition condition) {
    ObjectNode json = JSON.createObjectNode();
    json.put("breaker", ExchangeStatusText.words(condition.breaker()));
    put(json, "lastAnswer", condition.contact().answered());
    put(json, "failingSince", condition.contact().failingSince());
    condition.contact().failure().ifPresent(reason -> json.put("failure", reason));
    put(json, "certificateEnds", condition.expiry().certificate());
    put(json, "ownCertificateEnds", condition.expiry().ownCertificate());
    put(json, "keyEnds", condition.expiry().key());
    return json;
  }

  private static ObjectNode json(RefusedAttempt refused) {
    NewAttempt request = refused.attempt().request();
    ObjectNode json = JSON.createObjectNode();
    json.put("started", request.started().toString());
    json.put("request", ExchangeStatusText.words(request.request()));
    request.localReference().ifPresent(reference -> json.put("local", reference));
    refused.attempt().httpStatus().ifPresent(status -> json.put("httpStatus", status));
    ArrayNode codes = json.putArray("codes");
    refused.codes().forEach(codes::add);
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<Instant> time) {
    time.ifPresent(at -> json.put(name, at.toString()));
  }

  private static ObjectNode json(ExchangeStatus status) {
    ObjectNode json = JSON.createObjectNode();
    json.put("ehr", status.ehr());
    json.put(
        "state",
        status.known().map(known -> known.paused() ? "paused" : "active").orElse("unused"));
    status
        .known()
        .flatMap(KnownEhr::lastSuccess)
        .map(Instant::toString)
        .ifPresent(at -> json.put("lastSuccess", at));
    ArrayNode alerts = json.putArray("alerts");
    for (Alert alert : status.alerts()) {
      ObjectNode one = alerts.addObject();
      one.put("kind", alert.kind().word());
      one.put("message", alert.message());
    }
    json.set("goLive", goLive(status));
    json.set("schedule", schedule(status.settings().schedule(), status));
    status.condition().ifPresent(condition -> json.set("connection", json(condition)));
    status.budgetLeft().ifPresent(left -> json.put("requestsLeftToday", left));
    ObjectNode patients = json.putObject("patients");
    patients.put("waiting", status.waiting().queued());
    patients.put("historical", status.waiting().historical());
    patients.put("refused", status.waiting().dead());
    patients.put("review", status.waiting().review());
    status.waiting().oldest().ifPresent(at -> patients.put("oldestChange", at.toString()));
    ObjectNode resources = json.putObject("resources");
    status
        .ledger()
        .forEach((state, count) -> resources.put(ExchangeStatusText.words(state), count));
    ArrayNode refused = json.putArray("refused");
    for (RefusedPatient patient : status.dead()) {
      WaitingPatient dead = patient.waiting();
      ObjectNode one = refused.addObject();
      one.put("patient", dead.patientId());
      one.put("attempts", dead.attempts());
      dead.lastResult().ifPresent(result -> one.put("result", result));
      ArrayNode requests = one.putArray("requests");
      patient.attempts().forEach(attempt -> requests.add(json(attempt)));
    }
    ArrayNode reviews = json.putArray("reviews");
    status
        .reviews()
        .forEach(
            review -> {
              ObjectNode one = reviews.addObject();
              one.put("item", review.id());
              one.put("kind", ExchangeStatusText.words(review.item().kind()));
              one.put("local", review.item().localReference());
              ArrayNode candidates = one.putArray("candidates");
              review.item().candidates().forEach(candidates::add);
              one.put("explanation", review.item().summary());
            });
    ArrayNode proven = json.putArray("capabilities");
    for (ProvenCapability capability : status.proven()) {
      ObjectNode one = proven.addObject();
      one.put("type", capability.resourceType());
      one.put("capability", capability.capability());
      one.put("accepted", capability.accepted());
      one.put("details", capability.details());
    }
    return json;
  }
}
