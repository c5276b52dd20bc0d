package org.tpibridge.cli.output;

import static java.util.stream.Collectors.joining;
import static org.tpibridge.report.Quantity.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Severity;
import org.tpibridge.importing.jobs.FindingText;
import org.tpibridge.importing.jobs.JobFindings;
import org.tpibridge.importing.jobs.JobStatus;
import org.tpibridge.importing.jobs.JobStatus.State;
import org.tpibridge.report.FindingCounts.CodeCount;
import org.tpibridge.report.PrintableStream;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings.FindingCount;
import org.tpibridge.store.jobs.StoredFindings.StoredFinding;

/** Prints jobs as text: a table of several jobs, or the details of one. */
public final class JobText {
  private static final int REJECTED_SHOWN = 20;
  private static final List<String> HEADER =
      List.of(
          "JOB",
          "TYPE",
          "STATE",
          "VISITS",
          "CREATED",
          "UPDATED",
          "UNCHANGED",
          "REJECTED",
          "STARTED",
          "DURATION",
          "VISITS/S",
          "FILE");

  /** Columns of numbers, which are aligned to the right. */
  private static final List<Integer> NUMBER_COLUMNS = List.of(3, 4, 5, 6, 7, 10);

  private final Store store;
  private final PrintableStream out;

  public JobText(Store store, PrintableStream out) {
    this.store = store;
    this.out = out;
  }

  public void printList(List<JobStatus> jobs) {
    if (jobs.isEmpty()) {
      out.println("Nothing was imported yet. To start: tpi-bridge import visits.csv");
      return;
    }
    List<List<String>> table = new ArrayList<>(List.of(HEADER));
    jobs.forEach(job -> table.add(cells(job)));
    TextTable.print(table, NUMBER_COLUMNS, out);
    List<String> notes = new ArrayList<>();
    for (JobStatus job : jobs) {
      if (job.is(State.INTERRUPTED)) {
        notes.add(interrupted(job.job(), jobs));
      }
      if (job.job().counts().unreadable() > 0) {
        notes.add(
            "The input of "
                + job.job().id()
                + " could not be read completely. For the reason: tpi-bridge status "
                + job.job().id());
      }
    }
    if (!notes.isEmpty()) {
      out.println();
      notes.forEach(out::println);
    }
  }

  private static List<String> cells(JobStatus status) {
    Jobs.Job job = status.job();
    Jobs.RowCounts counts = job.counts();
    long rate = JobPhrases.rate(job);
    return List.of(
        job.id(),
        JobPhrases.kind(job),
        status.state().label(),
        number(counts.visits()),
        number(counts.created()),
        number(counts.updated()),
        number(counts.unchanged()),
        number(counts.rejected()),
        JobPhrases.time(job.startedAt()),
        JobPhrases.duration(JobStatus.duration(job)),
        rate == 0 ? "" : number(rate),
        job.request().inputName());
  }

  private static String interrupted(Jobs.Job job, List<JobStatus> all) {
    return job.id()
        + " "
        + JobPhrases.interruptedAt(job)
        + " "
        + laterImportOf(job, all)
            .map(later -> later.id() + " has imported the same file since then.")
            .orElseGet(() -> JobPhrases.howToResume(job));
  }

  /** A later job that imported the same bytes, for example after a change of settings. */
  private static Optional<Jobs.Job> laterImportOf(Jobs.Job job, List<JobStatus> all) {
    return all.stream()
        .filter(other -> other.is(State.FINISHED) && other.job().key() > job.key())
        .map(JobStatus::job)
        .filter(other -> other.request().sha256().isPresent())
        .filter(other -> other.request().sha256().equals(job.request().sha256()))
        .findFirst();
  }

  public void printDetails(JobStatus status, boolean findings) {
    Jobs.Job job = status.job();
    out.println(
        job.id()
            + ", "
            + JobPhrases.kind(job)
            + ": "
            + job.request().inputName()
            + " ("
            + status.state().label()
            + ")");
    line(
        "started",
        JobPhrases.time(job.startedAt())
            + ", took "
            + JobPhrases.duration(JobStatus.duration(job)));
    long rate = JobPhrases.rate(job);
    line(
        "read",
        JobPhrases.visitCount(job.counts())
            + ": "
            + JobPhrases.counts(job.counts(), false)
            + (rate == 0 ? "" : "; " + Quantity.of(rate, "visit") + " per second"));
    job.request().bytes().ifPresent(bytes -> line("size", Quantity.of(bytes, "byte")));
    job.request().sha256().ifPresent(hash -> line("SHA-256", hash));
    line("program", job.request().program() + ", " + job.request().process());
    printRejected(job);
    printCodes(store.read(tx -> tx.findings().countsByCode(job.key())));
    if (findings) {
      out.println();
      FindingText text = new FindingText(out);
      new JobFindings(store, job.key()).each(finding -> text.print(finding.finding()));
    }
    printNextStep(status);
  }

  private void line(String name, String value) {
    out.println("  %-8s %s".formatted(name, value));
  }

  private void printRejected(Jobs.Job job) {
    List<SourceRows.SourceRow> rows = new ArrayList<>();
    for (SourceRows.RowOutcome outcome :
        List.of(SourceRows.RowOutcome.REJECTED, SourceRows.RowOutcome.UNREADABLE)) {
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
      out.println(
          "  … and " + number(rows.size() - REJECTED_SHOWN) + " more. To list all, use --findings");
    }
  }

  private static String place(SourceRows.SourceRow row) {
    String place = row.place().text();
    return place.isEmpty() ? "whole input" : place;
  }

  private String codes(SourceRows.SourceRow row) {
    return store.read(tx -> tx.findings().ofRow(row.job(), row.rowNumber())).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(StoredFinding::code)
        .distinct()
        .collect(joining(", "));
  }

  private void printCodes(List<FindingCount> counts) {
    if (!counts.isEmpty()) {
      out.println();
      FindingSummaryText.printAll(
          counts.stream()
              .map(c -> new CodeCount(c.severity(), c.code(), c.count()))
              .sorted(CodeCount.ORDER)
              .toList(),
          out);
    }
  }

  private void printNextStep(JobStatus status) {
    Jobs.Job job = status.job();
    if (job.request().kind() != Jobs.JobKind.IMPORT && !status.is(State.INTERRUPTED)) {
      return;
    }
    String next =
        switch (status.state()) {
          case RUNNING -> "The import is running in " + job.request().process() + ".";
          case RECEIVING ->
              "The messages of the day are added to this job. To undo them: tpi-bridge undo "
                  + job.id();
          case INTERRUPTED ->
              "The job " + JobPhrases.interruptedAt(job) + " " + JobPhrases.howToResume(job);
          case FINISHED ->
              JobPhrases.changed(job.counts())
                  ? "To undo the import: tpi-bridge undo " + job.id()
                  : "The import changed nothing in the store.";
          case UNDONE -> "The import was undone.";
        };
    out.println();
    out.println(next);
  }
}
