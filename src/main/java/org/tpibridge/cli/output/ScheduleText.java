package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tpibridge.exchange.pull.PullSummary;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.schedule.ScheduleEvents;
import org.tpibridge.exchange.settings.EhrSettings;

/** Prints what the schedule did; pushes and pulls without a result are not printed. */
public final class ScheduleText implements ScheduleEvents {
  private final PrintStream out;
  private final PrintStream err;

  /** The last problem of each EHR and kind of work, so that it is printed once. */
  private final Map<String, String> problems = new HashMap<>();

  /** EHRs to which the last push did not deliver everything. */
  private final Set<String> open = new HashSet<>();

  public ScheduleText(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public synchronized void started(List<EhrSettings> ehrs) {
    err.println(
        "Running the schedule of "
            + ehrs.stream().map(EhrSettings::name).collect(Collectors.joining(", "))
            + ". Press Ctrl-C to stop.");
  }

  public synchronized void receiving(String ehr, URI url) {
    err.println(ehr + ": notifications of changes are received at " + url);
  }

  public synchronized void stopping() {
    err.println("Stopping. What is being sent is completed.");
  }

  public synchronized void stopped() {
    err.println("Stopped.");
  }

  @Override
  public synchronized void leading(String ehr, boolean leads) {
    err.println(
        ehr
            + (leads
                ? ": this process runs the schedule"
                : ": this process does not run the schedule any more"));
  }

  @Override
  public synchronized void pushed(String ehr, PushSummary summary) {
    boolean changed =
        summary.sentVisits()
                + summary.created()
                + summary.updated()
                + summary.retracted()
                + summary.deleted()
                + summary.refused()
                + summary.resolved()
            > 0;
    boolean isNewlyOpen = !summary.isComplete() && open.add(ehr);
    if (summary.isComplete()) {
      open.remove(ehr);
    }
    String problem = summary.available() ? "" : String.join("; ", summary.reasons().keySet());
    if (changed || (isNewlyOpen && summary.available())) {
      new PushText(out).print(ehr, summary);
      out.flush();
    } else {
      problem(ehr, "push", problem);
    }
    solved(ehr, "push", problem);
  }

  @Override
  public synchronized void pulled(String ehr, PullSummary summary) {
    boolean changed =
        summary.added()
                + summary.changed()
                + summary.deleted()
                + summary.reviews()
                + summary.visits().entrySet().stream()
                    .filter(one -> !one.getKey().equals("unchanged"))
                    .mapToLong(Map.Entry::getValue)
                    .sum()
            > 0;
    String problem =
        summary.available() ? String.join("; ", summary.errors()) : summary.unavailable();
    if (changed) {
      new PullText(out).print(ehr, summary);
      out.flush();
    } else {
      problem(ehr, "pull", problem);
    }
    solved(ehr, "pull", problem);
  }

  @Override
  public synchronized void failed(String ehr, String work, String message) {
    problem(ehr, work, message);
  }

  private void problem(String ehr, String work, String message) {
    if (!message.isEmpty() && !message.equals(problems.put(ehr + " " + work, message))) {
      err.println(
          ehr
              + ": "
              + work
              + ": "
              + message
              + (message.endsWith(".") ? "" : ".")
              + " It is tried again.");
    }
  }

  private void solved(String ehr, String work, String problem) {
    if (problem.isEmpty() && problems.remove(ehr + " " + work) != null) {
      err.println(ehr + ": " + work + ": works again.");
    }
  }
}
