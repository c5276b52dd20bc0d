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
    done.add(Quantity.of(summary.created(), "resource") + " created");
    done.add(summary.updated() + " updated");
    if (summary.retracted() > 0) {
      done.add(summary.retracted() + " marked as entered in error");
    }
    if (summary.deleted() > 0) {
      done.add(summary.deleted() + " deleted");
    }
    done.add(Quantity.of(summary.unchangedVisits(), "visit") + " unchanged");
    out.println(done);
    if (summary.settled() > 0) {
      out.println(
          "The results of "
              + Quantity.of(summary.settled(), "earlier request")
              + " without an answer were found out.");
    }
    types("Cannot be transmitted: the EHR takes it in no form", summary.notTransmittable());
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
    if (summary.waiting() > 0) {
      out.println(
          Quantity.of(summary.waiting(), "patient")
              + " still to send. To send the rest, run the same command again.");
    }
    if (summary.available() && summary.isComplete()) {
      out.println("Everything that can be transmitted was delivered.");
    }
  }
}
