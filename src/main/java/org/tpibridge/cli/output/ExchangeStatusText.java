package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.exchange.SchedulePolicy;
import org.tpibridge.exchange.alert.Alert;
import org.tpibridge.exchange.review.ExchangeStatus;
import org.tpibridge.exchange.review.ExchangeStatus.RefusedAttempt;
import org.tpibridge.exchange.review.ExchangeStatus.RefusedPatient;
import org.tpibridge.report.IndentedJson;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.outbox.DeliveryAttempts.NewAttempt;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;
import org.tpibridge.store.outbox.WaitingPatients.WaitingPatient;
import org.tpibridge.store.schedule.EhrConditions.Condition;
import org.tpibridge.store.schedule.EhrConditions.Contact;
import org.tpibridge.store.schedule.EhrConditions.Expiry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints the state of the exchange with EHRs. */
public final class ExchangeStatusText {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintStream out;

  public ExchangeStatusText(PrintStream out) {
    this.out = out;
  }

  public void print(ExchangeStatus status) {
    out.println(status.ehr() + ": " + state(status));
    status.alerts().forEach(alert -> out.println("  alert: " + alert.message()));
    schedule(status);
    status.condition().ifPresent(this::condition);
    status
        .budgetLeft()
        .ifPresent(
            left ->
                out.println(
                    "  requests left today: "
                        + left
                        + " of "
                        + status.settings().limits().perDay().getAsInt()));
    out.println(
        "  patients: "
            + status.waiting().queued()
            + " waiting, "
            + status.waiting().dead()
            + " refused, "
            + status.waiting().review()
            + " to review"
            + status.waiting().oldest().map(oldest -> "; oldest change " + oldest).orElse(""));
    if (status.waiting().historical() > 0) {
      out.println(
          "  patients with only historical visits to send: " + status.waiting().historical());
    }
    List<String> states = new ArrayList<>();
    status.ledger().forEach((state, count) -> states.add(count + " " + words(state)));
    out.println("  resources: " + (states.isEmpty() ? "none sent yet" : String.join(", ", states)));
    for (RefusedPatient refused : status.dead()) {
      WaitingPatient dead = refused.waiting();
      out.println(
          "  refused: Patient/"
              + dead.patientId()
              + ": "
              + dead.lastResult().orElse("")
              + " ("
              + Quantity.of(dead.attempts(), "attempt")
              + ")");
      refused.attempts().forEach(attempt -> out.println("    " + text(attempt)));
    }
    status.reviews().forEach(review -> ReviewText.print(review, out));
    for (ProvenCapability proven : status.proven()) {
      out.println(
          "  "
              + (proven.resourceType().isEmpty() ? "server" : proven.resourceType())
              + " "
              + proven.capability()
              + ": "
              + (proven.accepted() ? "proven, " : "refused, ")
              + proven.details());
    }
  }

  private void schedule(ExchangeStatus status) {
    SchedulePolicy policy = status.settings().schedule();
    if (!policy.isActive()) {
      return;
    }
    List<String> parts = new ArrayList<>();
    policy.pushEvery().ifPresent(every -> parts.add("push every " + duration(every)));
    policy.pullEvery().ifPresent(every -> parts.add("pull every " + duration(every)));
    out.println(
        "  schedule: "
            + String.join(", ", parts)
            + status
                .leader()
                .map(lease -> "; run by " + lease.holder())
                .orElse("; not running. Run: tpi-bridge bridge run"));
    if (status.leader().isPresent()) {
      List<String> next = new ArrayList<>();
      status.condition().flatMap(Condition::nextPush).ifPresent(at -> next.add("push " + at));
      status.condition().flatMap(Condition::nextPull).ifPresent(at -> next.add("pull " + at));
      if (!next.isEmpty()) {
        out.println("  next: " + String.join(", ", next));
      }
    }
  }

  private static String duration(Duration time) {
    return time.toString()
        .substring(2)
        .replaceAll("(?<=[HMS])(?=[0-9])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private void condition(Condition condition) {
    Contact contact = condition.contact();
    List<String> parts = new ArrayList<>();
    contact.answered().ifPresent(at -> parts.add("last answer " + at));
    contact
        .failingSince()
        .ifPresent(
            at ->
                parts.add(
                    "not reached since "
                        + at
                        + contact.failure().map(reason -> " (" + reason + ")").orElse("")));
    parts.add("breaker " + words(condition.breaker()));
    out.println("  connection: " + String.join(", ", parts));
    List<String> ends = new ArrayList<>();
    Expiry expiry = condition.expiry();
    expiry.certificate().ifPresent(at -> ends.add("certificate of the EHR " + at));
    expiry.ownCertificate().ifPresent(at -> ends.add("own certificate " + at));
    expiry.key().ifPresent(at -> ends.add("signing key " + at));
    if (!ends.isEmpty()) {
      out.println("  valid until: " + String.join(", ", ends));
    }
  }

  private static String text(RefusedAttempt refused) {
    NewAttempt request = refused.attempt().request();
    OptionalInt status = refused.attempt().httpStatus();
    return request.started()
        + " "
        + words(request.request())
        + request.localReference().map(reference -> " " + reference).orElse("")
        + (status.isPresent() ? ": HTTP " + status.getAsInt() : "")
        + (refused.codes().isEmpty() ? "" : ", codes: " + String.join(", ", refused.codes()));
  }

  private static String state(ExchangeStatus status) {
    if (status.known().isEmpty()) {
      return "nothing was sent yet";
    }
    KnownEhr known = status.known().get();
    return (known.paused() ? "paused" : "active")
        + known.lastSuccess().map(at -> ", last success " + at).orElse("");
  }

  private static String words(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  public void printJson(List<ExchangeStatus> all) {
    ArrayNode list = JSON.createArrayNode();
    all.forEach(status -> list.add(json(status)));
    IndentedJson.print(list, out);
  }

  private static ObjectNode schedule(SchedulePolicy policy, ExchangeStatus status) {
    ObjectNode json = JSON.createObjectNode();
    policy.pushEvery().ifPresent(every -> json.put("pushEverySeconds", every.toSeconds()));
    policy.pullEvery().ifPresent(every -> json.put("pullEverySeconds", every.toSeconds()));
    json.put("running", status.leader().isPresent());
    status.leader().ifPresent(lease -> json.put("leader", lease.holder()));
    if (status.leader().isPresent()) {
      put(json, "nextPush", status.condition().flatMap(Condition::nextPush));
      put(json, "nextPull", status.condition().flatMap(Condition::nextPull));
    }
    return json;
  }

  private static ObjectNode json(Condition condition) {
    ObjectNode json = JSON.createObjectNode();
    json.put("breaker", words(condition.breaker()));
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
    json.put("request", words(request.request()));
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
    status.ledger().forEach((state, count) -> resources.put(words(state), count));
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
              one.put("kind", words(review.item().kind()));
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
