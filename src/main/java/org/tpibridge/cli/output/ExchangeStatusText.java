package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tpibridge.exchange.review.ExchangeStatus;
import org.tpibridge.report.IndentedJson;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;
import org.tpibridge.store.outbox.WaitingPatients.WaitingPatient;
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
    out.println(
        "  patients: "
            + status.waiting().queued()
            + " waiting, "
            + status.waiting().dead()
            + " refused, "
            + status.waiting().review()
            + " to review"
            + status.waiting().oldest().map(oldest -> "; oldest change " + oldest).orElse(""));
    List<String> states = new ArrayList<>();
    status.ledger().forEach((state, count) -> states.add(count + " " + words(state)));
    out.println("  resources: " + (states.isEmpty() ? "none sent yet" : String.join(", ", states)));
    for (WaitingPatient dead : status.dead()) {
      out.println(
          "  refused: Patient/"
              + dead.patientId()
              + ": "
              + dead.lastResult().orElse("")
              + " ("
              + Quantity.of(dead.attempts(), "attempt")
              + ")");
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
    ObjectNode patients = json.putObject("patients");
    patients.put("waiting", status.waiting().queued());
    patients.put("refused", status.waiting().dead());
    patients.put("review", status.waiting().review());
    status.waiting().oldest().ifPresent(at -> patients.put("oldestChange", at.toString()));
    ObjectNode resources = json.putObject("resources");
    status.ledger().forEach((state, count) -> resources.put(words(state), count));
    ArrayNode refused = json.putArray("refused");
    for (WaitingPatient dead : status.dead()) {
      ObjectNode one = refused.addObject();
      one.put("patient", dead.patientId());
      one.put("attempts", dead.attempts());
      dead.lastResult().ifPresent(result -> one.put("result", result));
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
