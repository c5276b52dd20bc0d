package org.tpibridge.cli;

import static java.util.stream.Collectors.joining;
import static org.tpibridge.report.Quantity.number;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.cli.StandingJob.Standing;
import org.tpibridge.finding.Severity;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Findings.Kept;
import org.tpibridge.store.Findings.Tally;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.Store;

/** Jobs for people: a table of several, a page of one. */
final class JobsAsText {
  private static final int REJECTED_SHOWN = 20;
  private static final List<String> HEADER =
      List.of(
          "JOB",
          "WHAT",
          "STATE",
          "VISITS",
          "CREATED",
          "UPDATED",
          "UNCHANGED",
          "REJECTED",
          "STARTED",
          "TOOK",
          "A SECOND",
          "FILE");

  /** Columns of numbers, which stand at the right. */
  private static final List<Integer> RIGHT = List.of(3, 4, 5, 6, 7, 10);

  private final Store store;
  private final PrintStream out;

  JobsAsText(Store store, PrintStream out) {
    this.store = store;
    this.out = out;
  }

  void list(List<StandingJob> jobs) {
    if (jobs.isEmpty()) {
      out.println("Nothing was imported yet. Begin with: tpi-bridge import visits.csv");
      return;
    }
    List<List<String>> table = new ArrayList<>(List.of(HEADER));
    jobs.forEach(job -> table.add(cells(job)));
    TextTable.print(table, RIGHT, out);
    List<String> remarks = new ArrayList<>();
    for (StandingJob job : jobs) {
      if (job.is(Standing.BROKEN_OFF)) {
        remarks.add(brokenOff(job.job(), jobs));
      }
      if (job.job().counts().unreadable() > 0) {
        remarks.add(
            job.job().id()
                + " could not be read to its end; see tpi-bridge status "
                + job.job().id());
      }
    }
    if (!remarks.isEmpty()) {
      out.println();
      remarks.forEach(out::println);
    }
  }

  private static List<String> cells(StandingJob standing) {
    Jobs.Job job = standing.job();
    Jobs.Counts counts = job.counts();
    long rate = JobWords.rate(job);
    return List.of(
        job.id(),
        JobWords.what(job),
        standing.standing().words(),
        number(counts.visits()),
        number(counts.created()),
        number(counts.updated()),
        number(counts.unchanged()),
        number(counts.rejected()),
        JobWords.time(job.started()),
        JobWords.words(StandingJob.took(job)),
        rate == 0 ? "" : number(rate),
        job.plan().source());
  }

  private static String brokenOff(Jobs.Job job, List<StandingJob> all) {
    return job.id()
        + " "
        + JobWords.howFar(job)
        + " "
        + since(job, all)
            .map(later -> later.id() + " has imported the same file since.")
            .orElseGet(() -> JobWords.howToGoOn(job));
  }

  /** A later job that imported the same bytes, as after a change of settings. */
  private static Optional<Jobs.Job> since(Jobs.Job job, List<StandingJob> all) {
    return all.stream()
        .filter(other -> other.is(Standing.FINISHED) && other.job().key() > job.key())
        .map(StandingJob::job)
        .filter(other -> other.plan().sha256().isPresent())
        .filter(other -> other.plan().sha256().equals(job.plan().sha256()))
        .findFirst();
  }

  void one(StandingJob standing, boolean findings) {
    Jobs.Job job = standing.job();
    out.println(
        job.id()
            + ", "
            + JobWords.what(job)
            + ": "
            + job.plan().source()
            + " ("
            + standing.standing().words()
            + ")");
    line(
        "started",
        JobWords.time(job.started()) + ", took " + JobWords.words(StandingJob.took(job)));
    long rate = JobWords.rate(job);
    line(
        "read",
        JobWords.counted(job.counts())
            + ": "
            + JobWords.counts(job.counts(), false)
            + (rate == 0 ? "" : "; " + rate + " a second"));
    job.plan().bytes().ifPresent(bytes -> line("size", Quantity.of(bytes, "byte")));
    job.plan().sha256().ifPresent(hash -> line("SHA-256", hash));
    line("program", job.plan().program() + ", " + job.plan().owner());
    tellRejected(job);
    tellCodes(store.read(tx -> tx.findings().tally(job.key())));
    if (findings) {
      out.println();
      FindingText text = new FindingText(out);
      new KeptFindings(store, job.key()).each(finding -> text.print(finding.kept()));
    }
    tellNext(standing);
  }

  private void line(String name, String value) {
    out.println("  %-8s %s".formatted(name, value));
  }

  private void tellRejected(Jobs.Job job) {
    List<SourceRows.Row> rows = new ArrayList<>();
    for (SourceRows.Outcome outcome :
        List.of(SourceRows.Outcome.REJECTED, SourceRows.Outcome.UNREADABLE)) {
      rows.addAll(store.read(tx -> tx.sourceRows().withOutcome(job.key(), outcome)));
    }
    if (rows.isEmpty()) {
      return;
    }
    out.println();
    out.println("Rejected:");
    rows.stream()
        .limit(REJECTED_SHOWN)
        .forEach(row -> out.println("  %-12s %s".formatted(place(row), codes(row))));
    if (rows.size() > REJECTED_SHOWN) {
      out.println("  … and " + number(rows.size() - REJECTED_SHOWN) + " more; see --findings");
    }
  }

  private static String place(SourceRows.Row row) {
    return row.place().isEmpty() ? "whole input" : row.place();
  }

  private String codes(SourceRows.Row row) {
    return store.read(tx -> tx.findings().of(row.job(), row.ordinal())).stream()
        .filter(kept -> kept.severity() == Severity.ERROR)
        .map(Kept::code)
        .distinct()
        .collect(joining(", "));
  }

  private void tellCodes(List<Tally> tallies) {
    if (!tallies.isEmpty()) {
      out.println();
      out.println("Findings:");
      tallies.forEach(
          t ->
              out.println(
                  "  %-11s %8s  %s".formatted(t.severity().word(), number(t.count()), t.code())));
    }
  }

  private void tellNext(StandingJob standing) {
    Jobs.Job job = standing.job();
    if (job.plan().kind() != Jobs.Kind.IMPORT && !standing.is(Standing.BROKEN_OFF)) {
      return;
    }
    String next =
        switch (standing.standing()) {
          case UNDER_WAY -> "It is under way in " + job.plan().owner() + ".";
          case BROKEN_OFF -> "It " + JobWords.howFar(job) + " " + JobWords.howToGoOn(job);
          case FINISHED ->
              JobWords.changed(job.counts())
                  ? "To take it back: tpi-bridge undo " + job.id()
                  : "It changed nothing.";
          case UNDONE -> "It was taken back.";
        };
    out.println();
    out.println(next);
  }
}
