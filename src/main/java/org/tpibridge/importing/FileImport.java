package org.tpibridge.importing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.input.Input;
import org.tpibridge.report.FindingSummary;
import org.tpibridge.report.ImportReport;
import org.tpibridge.report.ImportReport.ImportedFile;
import org.tpibridge.report.LeftOutCounts;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;

/** Imports one file and collects the result, even if the import is interrupted. */
public final class FileImport implements ImportListener {
  private final Input input;
  private final RunReports reports;
  private final ImportObserver observer;
  private final StopSignal stop;

  private Optional<Jobs.Job> job = Optional.empty();
  private Jobs.RowCounts counts = Jobs.RowCounts.NONE;
  private FindingSummary findingSummary = new FindingSummary();
  private final LeftOutCounts leftOut = new LeftOutCounts();
  private final List<Finding> inputFindings = new ArrayList<>();
  private long resumedAfter;
  private long erasedRows;
  private boolean finished;
  private long nanos;

  public FileImport(Input input, RunReports reports, ImportObserver observer, StopSignal stop) {
    this.input = input;
    this.reports = reports;
    this.observer = observer;
    this.stop = stop;
  }

  /**
   * @throws ImportStoppedException if the program is to stop; rows that were saved stay saved
   * @throws org.tpibridge.importing.ImportException if the file cannot be imported now
   * @throws org.tpibridge.store.database.StoreException if the database fails; rows that were saved
   *     stay saved
   */
  public void run(VisitImporter imports, ImportOptions options, Store store) {
    long began = System.nanoTime();
    try {
      ImportedFileResult imported = imports.run(input, options, reports.coverage(), this);
      job = imported.job();
      counts = imported.counts();
      finished = true;
      if (imported.resumedAfter() > 0) {
        findingSummary = summaryOfWholeFile(store, job.orElseThrow());
      }
    } catch (ImportStoppedException e) {
      // The whole batch was saved, but only its first rows were counted here.
      job = job.flatMap(j -> store.read(tx -> tx.jobs().find(j.key())));
      job.ifPresent(j -> counts = j.counts());
      throw e;
    } finally {
      nanos = System.nanoTime() - began;
    }
  }

  /** Includes findings from before the job was interrupted. */
  private FindingSummary summaryOfWholeFile(Store store, Jobs.Job of) {
    return store.read(
        tx -> {
          FindingSummary whole = new FindingSummary();
          tx.findings()
              .countsByCode(of.key())
              .forEach(
                  t ->
                      whole.add(
                          t.severity(),
                          t.code(),
                          t.count(),
                          describe(
                              tx.sourceRows()
                                  .find(of.key(), t.firstRow())
                                  .map(row -> row.place().text())
                                  .orElse(""))));
          return whole;
        });
  }

  private String describe(String place) {
    return place.isEmpty() ? input.name() : input.name() + " " + place;
  }

  @Override
  public void started(Jobs.Job begun) {
    job = Optional.of(begun);
    counts = begun.counts();
    resumedAfter = begun.position();
    observer.started(input, begun);
  }

  @Override
  public void imported(RowResult row) {
    reports.add(row);
    erasedRows += row.isErased() ? 1 : 0;
    if (!row.repeated()) {
      counts = counts.plusOne(row.outcome());
      // Counted the same way if the job is resumed: findings of earlier rows then come from the
      // store.
      findingSummary.add(row.result().place().description(), row.storedFindings());
      if (row.result() instanceof VisitResult.NotTpiVisit other) {
        leftOut.add(other.read().what());
      }
      if (row.outcome() == SourceRows.RowOutcome.UNREADABLE
          || row.outcome() == SourceRows.RowOutcome.NOTED) {
        row.findings().stream().filter(FileImport::isSafe).forEach(inputFindings::add);
      }
      observer.step();
    }
    if (stop.isStopRequested()) {
      throw new ImportStoppedException();
    }
  }

  /**
   * A warning about a column quotes its header. If the line break after the header line is missing,
   * the header contains patient data. The output of an import goes into logs, so such warnings are
   * only counted.
   */
  private static boolean isSafe(Finding finding) {
    return finding.isError()
        || !(finding.place().orElse(null) instanceof Place.Cell cell)
        || cell.column().isEmpty();
  }

  /** Returns the findings about the whole file, such as why the rest of it cannot be read. */
  public List<Finding> inputFindings() {
    return inputFindings;
  }

  public Jobs.RowCounts counts() {
    return counts;
  }

  /** Returns what this run left out. */
  public LeftOutCounts leftOut() {
    return leftOut;
  }

  public FindingSummary findingSummary() {
    return findingSummary;
  }

  public Optional<Jobs.Job> job() {
    return job;
  }

  public Input input() {
    return input;
  }

  public ImportedFile toReport() {
    String name = String.valueOf(Path.of(input.name()).getFileName());
    return new ImportedFile(
        name,
        job.flatMap(j -> j.request().sha256()),
        job.map(Jobs.Job::id),
        finished,
        resumedAfter,
        new ImportReport.ReportedRows(
            counts.rows(),
            counts.created(),
            counts.updated(),
            counts.unchanged(),
            counts.rejected(),
            counts.unreadable(),
            counts.leftOut(),
            counts.linked()),
        leftOut.counts(),
        findingSummary.counts(),
        Duration.ofNanos(nanos));
  }

  /** Returns the number of rows that are left out because their patients were erased. */
  public long erasedRows() {
    return erasedRows;
  }

  public Duration duration() {
    return Duration.ofNanos(nanos);
  }
}
