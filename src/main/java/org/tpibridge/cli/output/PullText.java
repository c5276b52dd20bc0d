package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.tpibridge.exchange.pull.PullSummary;
import org.tpibridge.report.IndentedJson;
import org.tpibridge.report.Quantity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints what a pull did. */
public final class PullText {
  private static final Map<String, String> VISITS =
      Map.of(
          "created", "imported",
          "updated", "updated",
          "unchanged", "unchanged",
          "exists", "stored here from elsewhere",
          "incomplete", "not complete in the EHR, so not imported",
          "rejected", "rejected",
          "withdrawn", "marked as entered in error in the EHR, so not imported",
          "retracted", "retracted, because the EHR marked them as entered in error");

  private static final List<String> ORDER =
      List.of(
          "created",
          "updated",
          "unchanged",
          "exists",
          "incomplete",
          "rejected",
          "withdrawn",
          "retracted");

  private final PrintStream out;

  public PullText(PrintStream out) {
    this.out = out;
  }

  public void print(String ehr, PullSummary summary) {
    StringJoiner counts = new StringJoiner(", ", ehr + ": ", "");
    counts.add(Quantity.of(summary.added(), "new resource"));
    counts.add(summary.changed() + " changed");
    counts.add(summary.unchanged() + " unchanged");
    if (summary.deleted() > 0) {
      counts.add(summary.deleted() + " deleted in the EHR");
    }
    out.println(counts);
    line(summary.linked(), "resource", " assigned to visits of this store");
    line(summary.laterScores(), "pain score", " recorded by the EHR for visits of this store");
    line(summary.ownChanged(), "resource", " sent from here and changed or deleted in the EHR");
    line(summary.invalid(), "resource", " with validation errors; stored with their findings");
    line(summary.notKept(), "resource", " about nothing of this store, so not stored");
    visits(summary.visits());
    if (summary.reviews() > 0) {
      out.println(
          Quantity.of(summary.reviews(), "item") + " to review. Run: tpi-bridge match " + ehr);
    }
    line(summary.scoredVisits(), "visit", " updated with pain scores of the EHR");
    line(summary.patientsUpdated(), "patient", " updated from the record of the EHR");
    if (summary.patientItems() > 0) {
      out.println(
          Quantity.of(summary.patientItems(), "patient")
              + " with other demographics in the EHR. Run: tpi-bridge patients");
    }
    if (!summary.notSearchable().isEmpty()) {
      out.println("The EHR cannot be searched for: " + String.join(", ", summary.notSearchable()));
    }
    errors(summary);
    if (!summary.available()) {
      out.println("The pull stopped: " + summary.unavailable());
      out.println("To pull the rest, run the same command again.");
    }
  }

  private void line(long count, String unit, String what) {
    if (count > 0) {
      out.println(Quantity.of(count, unit) + what);
    }
  }

  private void visits(Map<String, Long> visits) {
    if (visits.isEmpty()) {
      return;
    }
    StringJoiner list = new StringJoiner(", ", "Visits of another TPI Bridge: ", "");
    ORDER.stream()
        .filter(visits::containsKey)
        .forEach(state -> list.add(visits.get(state) + " " + VISITS.get(state)));
    out.println(list);
  }

  private void errors(PullSummary summary) {
    if (summary.errorCount() == 0) {
      return;
    }
    out.println("Not pulled:");
    summary.errors().forEach(error -> out.println("  " + error));
    if (summary.errors().size() >= PullSummary.MOST_ERRORS) {
      out.println("  In all: " + Quantity.of(summary.errorCount(), "error"));
    }
  }

  public void printJson(String ehr, PullSummary summary) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("ehr", ehr);
    json.put("available", summary.available());
    json.put("received", summary.received());
    json.put("new", summary.added());
    json.put("changed", summary.changed());
    json.put("unchanged", summary.unchanged());
    json.put("deleted", summary.deleted());
    json.put("notStored", summary.notKept());
    json.put("linked", summary.linked());
    json.put("laterScores", summary.laterScores());
    json.put("ownChanged", summary.ownChanged());
    json.put("invalid", summary.invalid());
    ObjectNode visits = json.putObject("visits");
    summary.visits().forEach(visits::put);
    json.put("reviews", summary.reviews());
    json.put("visitsWithScores", summary.scoredVisits());
    json.put("patientsUpdated", summary.patientsUpdated());
    json.put("patientsToReview", summary.patientItems());
    summary.notSearchable().forEach(json.putArray("notSearchable")::add);
    json.put("errorCount", summary.errorCount());
    summary.errors().forEach(json.putArray("errors")::add);
    if (!summary.available()) {
      json.put("unavailable", summary.unavailable());
    }
    IndentedJson.print(json, out);
  }
}
