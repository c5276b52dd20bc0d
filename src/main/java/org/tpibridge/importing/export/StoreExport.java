package org.tpibridge.importing.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.tpibridge.importing.export.ExportUnit.VisitUnit;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.pipeline.OrderedParallel;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.jobs.ChangePoint;
import org.tpibridge.store.jobs.Jobs;

/**
 * Exports what is stored, or what changed after a point: {@code
 * docs/decisions/0034-export-of-changes.md}. An export reads one consistent state of the store,
 * also while imports run.
 */
public final class StoreExport {
  private final Store store;
  private final ClinicSources sources;
  private final OrderedParallel parallel;

  public StoreExport(Store store, ClinicSources sources, OrderedParallel parallel) {
    this.store = store;
    this.sources = sources;
    this.parallel = parallel;
  }

  /**
   * Writes an export. The caller completes and closes the writer.
   *
   * @param progress is called for each visit
   * @throws UncheckedIOException if the output cannot be written
   */
  public <T> ExportSummary run(ExportRequest request, VisitWriter<T> writer, Runnable progress) {
    return store.read(tx -> run(tx, request, writer, progress));
  }

  private record Encoded<T>(ExportUnit unit, T content) {}

  private <T> ExportSummary run(
      StoreReader tx, ExportRequest request, VisitWriter<T> writer, Runnable progress) {
    Counts counts = new Counts();
    Iterator<ExportUnit> units = new ExportReading(tx, sources, request);
    try (Stream<Encoded<T>> encoded =
        parallel.map(units, unit -> new Encoded<>(unit, writer.encode(unit)))) {
      encoded.forEachOrdered(
          unit -> {
            write(writer, unit.content());
            counts.add(unit.unit());
            progress.run();
          });
    }
    return new ExportSummary(
        counts.visits,
        counts.retracted,
        counts.vanished,
        counts.updates,
        request.since().map(since -> erasedAfter(tx, since)).orElse(0L),
        tx.jobs().now());
  }

  private static <T> void write(VisitWriter<T> writer, T content) {
    try {
      writer.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long erasedAfter(StoreReader tx, ChangePoint since) {
    return tx.jobs().finishedAfter(Jobs.JobKind.ERASE, 0).stream()
        .filter(job -> since.isBefore(job.key(), 0, job.startedAt()))
        .count();
  }

  /** Counts what was written. */
  private static final class Counts {
    private long visits;
    private long retracted;
    private long vanished;
    private long updates;

    void add(ExportUnit unit) {
      if (unit instanceof VisitUnit visit) {
        visits += visit.current().isEmpty() ? 0 : 1;
        retracted += visit.current().isEmpty() ? 1 : 0;
        vanished += visit.vanished().size();
      } else {
        updates++;
      }
    }
  }
}
