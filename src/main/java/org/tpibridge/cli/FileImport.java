package org.tpibridge.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.importing.Follower;
import org.tpibridge.importing.Imported;
import org.tpibridge.importing.Imports;
import org.tpibridge.importing.Taken;
import org.tpibridge.importing.Wishes;
import org.tpibridge.report.ImportReport;
import org.tpibridge.report.ImportReport.ImportedFile;
import org.tpibridge.report.LeftOutTally;
import org.tpibridge.source.Input;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;

/** One file on its way into the store, and what is to be told of it, however far it comes. */
final class FileImport implements Follower {
  private final Input input;
  private final Reports reports;
  private final Progress progress;
  private final Ending ending;
  private final Consumer<Jobs.Job> atBegin;

  private Optional<Jobs.Job> job = Optional.empty();
  private Jobs.Counts counts = Jobs.Counts.NONE;
  private Digest digest = new Digest();
  private final LeftOutTally leftOut = new LeftOutTally();
  private final List<Finding> ofInput = new ArrayList<>();
  private long before;
  private long erased;
  private boolean finished;
  private long nanos;

  FileImport(Input input, Reports reports, Progress progress, Ending ending) {
    this(input, reports, progress, ending, job -> {});
  }

  /**
   * @param atBegin hears of the job before any row is kept
   */
  FileImport(
      Input input, Reports reports, Progress progress, Ending ending, Consumer<Jobs.Job> atBegin) {
    this.input = input;
    this.reports = reports;
    this.progress = progress;
    this.ending = ending;
    this.atBegin = atBegin;
  }

  /**
   * @throws EndedException where the program was asked to end; what is kept so far stays
   * @throws org.tpibridge.importing.ImportException where the file cannot be imported now
   * @throws org.tpibridge.store.StoreException where the database fails; what is kept stays
   */
  void run(Imports imports, Wishes wishes, Store store) {
    long began = System.nanoTime();
    try {
      Imported imported = imports.run(input, wishes, reports.coverage(), this);
      job = imported.job();
      counts = imported.counts();
      finished = true;
      if (imported.resumedBehind() > 0) {
        digest = ofWhole(store, job.orElseThrow());
      }
    } catch (EndedException e) {
      // The whole batch is kept, of which only the first rows were told.
      job = job.flatMap(j -> store.read(tx -> tx.jobs().find(j.key())));
      job.ifPresent(j -> counts = j.counts());
      throw e;
    } finally {
      nanos = System.nanoTime() - began;
    }
  }

  /** Also of what was found before the job was broken off. */
  private Digest ofWhole(Store store, Jobs.Job of) {
    return store.read(
        tx -> {
          Digest whole = new Digest();
          tx.findings()
              .tally(of.key())
              .forEach(
                  t ->
                      whole.add(
                          t.severity(),
                          t.code(),
                          t.count(),
                          words(
                              tx.jobs().row(of.key(), t.first()).map(Jobs.Row::place).orElse(""))));
          return whole;
        });
  }

  private String words(String place) {
    return place.isEmpty() ? input.name() : input.name() + " " + place;
  }

  @Override
  public void begun(Jobs.Job begun) {
    job = Optional.of(begun);
    counts = begun.counts();
    before = begun.position();
    atBegin.accept(begun);
    if (begun.state() == Jobs.State.FINISHED) {
      progress.say("%s is in already, as job %s.".formatted(input.name(), begun.id()));
    } else if (begun.position() > 0) {
      progress.say(
          "%s goes on behind visit %s of job %s."
              .formatted(input.name(), Pace.number(begun.position()), begun.id()));
    }
  }

  @Override
  public void taken(Taken row) {
    reports.add(row);
    erased += row.isErased() ? 1 : 0;
    if (!row.again()) {
      counts = counts.and(row.outcome());
      // The same whether or not the job is broken off: then the store tells of the rows before.
      digest.add(row.checked().place().words(), row.kept());
      if (row.checked() instanceof VisitResult.NotTpiVisit other) {
        leftOut.add(other.read().what());
      }
      if (row.outcome() == Jobs.Outcome.UNREADABLE || row.outcome() == Jobs.Outcome.NOTED) {
        row.findings().stream().filter(FileImport::isSafe).forEach(ofInput::add);
      }
      progress.step();
    }
    if (ending.isAsked()) {
      throw new EndedException();
    }
  }

  /**
   * A warning about a column quotes the header, and a header without its line break has a patient's
   * cells. What an import prints goes into logs, so there such warnings are only counted.
   */
  private static boolean isSafe(Finding finding) {
    return finding.isError()
        || !(finding.place().orElse(null) instanceof Place.Cell cell)
        || cell.column().isEmpty();
  }

  /** What is to be said of the whole file: why it, or the rest of it, cannot be read. */
  List<Finding> ofInput() {
    return ofInput;
  }

  Jobs.Counts counts() {
    return counts;
  }

  /** What this run left out. */
  LeftOutTally leftOut() {
    return leftOut;
  }

  Digest digest() {
    return digest;
  }

  Optional<Jobs.Job> job() {
    return job;
  }

  boolean isFinished() {
    return finished;
  }

  Input input() {
    return input;
  }

  ImportedFile toReport() {
    String name = String.valueOf(Path.of(input.name()).getFileName());
    return new ImportedFile(
        name,
        job.flatMap(j -> j.plan().sha256()),
        job.map(Jobs.Job::id),
        finished,
        before,
        new ImportReport.Rows(
            counts.rows(),
            counts.created(),
            counts.updated(),
            counts.unchanged(),
            counts.rejected(),
            counts.unreadable(),
            counts.leftOut(),
            counts.linked()),
        leftOut.counts(),
        digest.counts(),
        Duration.ofNanos(nanos));
  }

  /** Rows that are left out because their patients were erased. */
  long erased() {
    return erased;
  }

  /** That there are such rows. */
  Optional<String> erasedRows() {
    return erased == 0
        ? Optional.empty()
        : Optional.of(
            (erased == 1
                    ? "1 row of an erased patient left out"
                    : Pace.number(erased) + " rows of erased patients left out")
                + "; to import such a patient again, use --readmit.");
  }

  /** Such as {@code 12 visits in 2019.csv: 9 created, … (J3, 4 s)}. */
  String summary(boolean dryRun) {
    return "%s in %s: %s (%s%s)"
        .formatted(
            JobWords.counted(counts),
            input.name(),
            JobWords.counts(counts, dryRun),
            job.map(j -> j.id() + ", ").orElse(""),
            JobWords.words(Duration.ofNanos(nanos)));
  }
}
