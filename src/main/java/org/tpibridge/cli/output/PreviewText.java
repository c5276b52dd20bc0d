package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tpibridge.exchange.push.PlannedChange;
import org.tpibridge.exchange.push.PushPreview.Preview;
import org.tpibridge.report.IndentedJson;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what a push would do. */
public final class PreviewText {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintStream out;

  public PreviewText(PrintStream out) {
    this.out = out;
  }

  public void print(Preview preview) {
    counts(preview)
        .forEach((action, count) -> out.println(Quantity.of(count, "resource") + ": " + action));
    out.println(Quantity.of(preview.unchangedVisits(), "visit") + " unchanged");
    if (!preview.reviews().isEmpty()) {
      out.println(Quantity.of(preview.reviews().size(), "item") + " to review");
    }
    preview.problems().forEach(problem -> out.println("Not compared: " + problem));
    for (PlannedChange change : preview.changes()) {
      out.println("  " + change.action() + "  " + change.local() + details(change));
    }
    for (NewReview review : preview.reviews()) {
      out.println("  review  " + review.localReference() + ": " + review.summary());
    }
    if (preview.isEqual()) {
      out.println("The EHR has everything that it takes.");
    }
  }

  private static String details(PlannedChange change) {
    return change.remote().map(remote -> " -> " + remote).orElse("")
        + (change.elements().isEmpty() ? "" : ": " + String.join(", ", change.elements()))
        + (change.kept().isEmpty()
            ? ""
            : " (the EHR's change of " + String.join(", ", change.kept()) + " stays)");
  }

  private static Map<String, Long> counts(Preview preview) {
    return preview.changes().stream()
        .collect(Collectors.groupingBy(PlannedChange::action, TreeMap::new, Collectors.counting()));
  }

  public void printJson(Preview preview) {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode counts = json.putObject("counts");
    counts(preview).forEach(counts::put);
    json.put("unchangedVisits", preview.unchangedVisits());
    ArrayNode problems = json.putArray("problems");
    preview.problems().forEach(problems::add);
    ArrayNode changes = json.putArray("changes");
    for (PlannedChange change : preview.changes()) {
      ObjectNode one = changes.addObject();
      one.put("action", change.action());
      one.put("local", change.local());
      one.put("method", change.method());
      change.remote().ifPresent(remote -> one.put("remote", remote));
      ArrayNode elements = one.putArray("elements");
      change.elements().forEach(elements::add);
      ArrayNode kept = one.putArray("kept");
      change.kept().forEach(kept::add);
    }
    ArrayNode reviews = json.putArray("reviews");
    for (NewReview review : preview.reviews()) {
      ObjectNode one = reviews.addObject();
      one.put("local", review.localReference());
      one.put("explanation", review.summary());
      ArrayNode candidates = one.putArray("candidates");
      review.candidates().forEach(candidates::add);
    }
    IndentedJson.print(json, out);
  }
}
