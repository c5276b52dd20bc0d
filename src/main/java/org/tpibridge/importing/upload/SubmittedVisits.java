package org.tpibridge.importing.upload;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.ImportFactory;
import org.tpibridge.importing.ImportOptions;
import org.tpibridge.importing.ImportedFileResult;
import org.tpibridge.importing.RowResult;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/** Imports visits in the standard JSON form, and returns the result of each at once. */
public final class SubmittedVisits implements AutoCloseable {
  private static final String NAME = "visits.json";

  private final ImportFactory factory;
  private final VisitImporter importer;

  public SubmittedVisits(ImportFactory factory, Store store) {
    this.factory = factory;
    this.importer = factory.importer(store);
  }

  /**
   * The result of one visit.
   *
   * @param number of the visit in the request, from 1
   * @param findings they may quote patient data
   */
  public record SubmittedVisit(long number, RowOutcome outcome, List<Finding> findings) {

    public boolean isImported() {
      return outcome == RowOutcome.CREATED
          || outcome == RowOutcome.UPDATED
          || outcome == RowOutcome.UNCHANGED;
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "SubmittedVisit[" + number + ", " + outcome + "]";
    }
  }

  /**
   * The result of one request.
   *
   * @param visits in the order of the request
   */
  public record SubmissionResult(Jobs.Job job, List<SubmittedVisit> visits) {}

  /**
   * @param json a visit, an array of visits, or one visit a line
   * @throws org.tpibridge.importing.ImportException if they cannot be imported now
   * @throws org.tpibridge.store.database.StoreException if the database fails
   */
  public synchronized SubmissionResult submit(byte[] json) {
    List<SubmittedVisit> visits = new ArrayList<>();
    ImportedFileResult imported =
        importer.run(
            new Input(NAME, () -> new ByteArrayInputStream(json)),
            new ImportOptions(false, factory.fingerprint(), false, Optional.empty(), JobOrigin.API),
            InputCoverage.disabled(),
            row -> visits.add(visit(row)));
    return new SubmissionResult(imported.job().orElseThrow(), List.copyOf(visits));
  }

  private static SubmittedVisit visit(RowResult row) {
    return new SubmittedVisit(row.result().ordinal(), row.outcome(), row.storedFindings());
  }

  @Override
  public void close() {
    importer.close();
  }
}
