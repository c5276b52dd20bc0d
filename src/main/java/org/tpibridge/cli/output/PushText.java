package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.Map;
import java.util.StringJoiner;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.report.Quantity;

/** Prints what a push did. */
public final class PushText {
  private final PrintStream out;

  public PushText(PrintStream out) {
    this.out = out;
  }

  public void print(String ehr, PushSummary summary) {
    StringJoiner done = new StringJoiner(", ", ehr + ": ", "");
    done.add(Quantity.of(summary.sentVisits(), "visit") + " sent");
    if (summary.unchangedVisits() > 0) {
      done.add(summary.unchangedVisits() + " unchanged");
    }
    out.println(done);
    StringJoiner resources = new StringJoiner(", ", "Resources: ", "").setEmptyValue("");
    count(resources, summary.created(), "created");
    count(resources, summary.updated(), "updated");
    count(resources, summary.retracted(), "marked as entered in error");
    count(resources, summary.deleted(), "deleted");
    count(resources, summary.refused(), "refused");
    if (!resources.toString().isEmpty()) {
      out.println(resources);
    }
    if (summary.resolved() > 0) {
      out.println(
          "The results of "
              + Quantity.of(summary.resolved(), "earlier request")
              + " without an answer were found out.");
    }
    types("Sent in the documents of the visits", summary.inDocuments());
    types("Refused, and therefore sent in the documents", summary.refusedInDocuments());
    types(
        "Outdated in the EHR, because it accepts no update; correct them there",
        summary.outdated());
    types("Not transmitted, because the EHR takes it in no form", summary.notTransmittable());
    types("Excluded by the settings", summary.excluded());
    if (!summary.reasons().isEmpty()) {
      out.println("Not sent:");
      summary
          .reasons()
          .forEach(
              (reason, patients) ->
                  out.println("  " + Quantity.of(patients, "patient") + ": " + reason));
    }
    open(ehr, summary);
  }

  private static void count(StringJoiner list, long count, String what) {
    if (count > 0) {
      list.add(count + " " + what);
    }
  }

  private void types(String heading, Map<String, Long> types) {
    if (!types.isEmpty()) {
      StringJoiner list = new StringJoiner(", ", heading + ": ", "");
      types.forEach((type, count) -> list.add(type + " (" + count + ")"));
      out.println(list);
    }
  }

  private void open(String ehr, PushSummary summary) {
    if (summary.review() > 0) {
      out.println(
          Quantity.of(summary.review(), "patient") + " to review. Run: tpi-bridge match " + ehr);
    }
    if (summary.dead() > 0) {
      out.println(
          Quantity.of(summary.dead(), "patient")
              + " with refused data. Run: tpi-bridge bridge status "
              + ehr);
    }
    if (summary.deletions() > 0) {
      out.println(
          Quantity.of(summary.deletions(), "resource")
              + " of erased patients not deleted yet. Run the same command again.");
    }
    if (summary.waiting() > 0) {
      out.println(
          Quantity.of(summary.waiting(), "patient")
              + " still to send. To send the rest, run the same command again.");
    }
    if (summary.historical() > 0) {
      out.println(
          Quantity.of(summary.historical(), "patient")
              + " with historical visits that are not sent now (historical.load in the settings).");
    }
    if (summary.available() && summary.isComplete()) {
      out.println("Everything that can be transmitted was delivered.");
    }
  }
}
