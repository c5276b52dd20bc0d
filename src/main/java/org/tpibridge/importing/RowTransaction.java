package org.tpibridge.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.importing.upsert.AdmissionCheck;
import org.tpibridge.importing.upsert.PatientLinker;
import org.tpibridge.importing.upsert.SerializedRow;
import org.tpibridge.importing.upsert.VisitIdConflict;
import org.tpibridge.importing.upsert.VisitUpsert;
import org.tpibridge.pipeline.PatientKey;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.jobs.StoredFindings;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** Saves the rows of one transaction and their results. */
final class RowTransaction {
  /** The code of a row that is left out because its patient was erased. */
  static final String ERASED = "TPI-IMPORT-ERASED";

  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}._-]+");
  private static final int MAX_MRN_LENGTH = 100;

  private final VisitUpsert visitUpsert;
  private final long job;
  private final Instant now;
  private final RowNaming naming;
  private final List<SourceRows.SourceRow> rows = new ArrayList<>();
  private final List<RowResult> results = new ArrayList<>();
  private final List<FormerPatient> formerPatients = new ArrayList<>();

  /** The patient of a visit according to a row. */
  private record FormerPatient(long ordinal, long visit, String patient) {}

  /**
   * @param job key of the job; 0 in a dry run
   * @param source name of the input
   */
  RowTransaction(VisitUpsert visitUpsert, long job, Instant now, String source) {
    this(visitUpsert, job, now, RowNaming.ofInput(source));
  }

  RowTransaction(VisitUpsert visitUpsert, long job, Instant now, RowNaming naming) {
    this.visitUpsert = visitUpsert;
    this.job = job;
    this.now = now;
    this.naming = naming;
  }

  /** Returns the names of all locks that the rows need. */
  static List<String> lockNames(List<SerializedRow> rows) {
    return rows.stream().flatMap(RowTransaction::lockNames).toList();
  }

  private static Stream<String> lockNames(SerializedRow row) {
    if (row.result() instanceof VisitResult.MergedPatients merge) {
      return Stream.of(merge.retired().id(), merge.surviving().id());
    }
    return Stream.concat(
        row.visit().stream().flatMap(visit -> Stream.of(visit.visitId(), visit.patientId())),
        // The findings of a rejected row are stored, so it needs the lock against an erasure as
        // well.
        patient(row.result()).map(PatientKey::id).stream());
  }

  static Jobs.RowCounts count(Jobs.RowCounts before, List<RowResult> results) {
    Jobs.RowCounts counts = before;
    for (RowResult row : results) {
      counts = counts.plusOne(row.outcome());
    }
    return counts;
  }

  /**
   * Returns the result of a row that was rejected before an interruption.
   *
   * @param admits decides which patients may be stored
   */
  static RowResult again(SerializedRow row, AdmissionCheck admits) {
    // The pipeline gives the same result each time. A row that it accepts was rejected by the
    // store.
    VisitResult result = row.result();
    if (!isAdmitted(result, admits)) {
      result = erased(result);
    } else if (result instanceof VisitResult.Accepted accepted) {
      result = accepted.rejected(VisitIdConflict.of(accepted));
    }
    return new RowResult(result, refusal(result), result.findings(), true);
  }

  /**
   * If no MRN could be read, each cell is compared with the MRNs of erased patients, because a
   * missing cell moves the MRN to another column.
   */
  private static boolean isAdmitted(VisitResult result, AdmissionCheck admits) {
    Optional<String> name = patient(result).map(PatientKey::name);
    if (name.isPresent() || !(result instanceof VisitResult.Rejected rejected)) {
      return name.map(admits::admits).orElse(true);
    }
    return admits.admitsAll(
        rejected.originals().stream().flatMap(RowTransaction::values).distinct().toList());
  }

  /** Returns the texts of the original record that may be an MRN. */
  private static Stream<String> values(OriginalRecord original) {
    Stream<String> values =
        original instanceof OriginalRecord.CsvRow row
            ? row.cells().stream()
            : original instanceof OriginalRecord.Text text
                ? SEPARATORS.splitAsStream(text.text())
                : Stream.empty();
    return values.map(String::strip).filter(v -> !v.isEmpty() && v.length() <= MAX_MRN_LENGTH);
  }

  private static RowOutcome refusal(VisitResult result) {
    if (result instanceof VisitResult.Unreadable input) {
      return input.isReadToEnd() ? RowOutcome.NOTED : RowOutcome.UNREADABLE;
    }
    return RowOutcome.REJECTED;
  }

  RowResult save(SerializedRow row) {
    VisitResult result = row.result();
    if (result instanceof VisitResult.NotTpiVisit) {
      return noVisit(result, RowOutcome.LEFT_OUT, result.findings());
    }
    if (result instanceof VisitResult.MergedPatients merge) {
      PatientLinker.LinkResult linked =
          visitUpsert.link(merge, new ChangeSource(job, naming.number(result), now));
      return noVisit(result, linked.outcome(), List.of(linked.finding().at(result.place())));
    }
    if (!isAdmitted(result, visitUpsert)) {
      // Nothing of the row is stored, not even its findings.
      return add(refused(erased(result)), Optional.empty(), OptionalLong.empty());
    }
    Optional<String> sha256 = Optional.of(result.sha256()).filter(hash -> !hash.isEmpty());
    if (row.visit().isEmpty()) {
      return add(refused(result), sha256, OptionalLong.empty());
    }
    VisitUpsert.Saved saved =
        visitUpsert.save(row.visit().get(), new ChangeSource(job, naming.number(result), now));
    if (saved.outcome() == RowOutcome.REJECTED) {
      VisitResult.Rejected rejected = row.visit().get().result().rejected(saved.findings().get(0));
      return add(refused(rejected), sha256, OptionalLong.empty());
    }
    List<Finding> findings = new ArrayList<>(result.findings());
    findings.addAll(saved.findings());
    formerPatients.add(
        new FormerPatient(naming.number(result), saved.visit(), row.visit().get().patientId()));
    return add(
        new RowResult(result, saved.outcome(), findings, false),
        sha256,
        OptionalLong.of(saved.visit()));
  }

  private RowResult noVisit(VisitResult result, RowOutcome outcome, List<Finding> findings) {
    return add(
        new RowResult(result, outcome, findings, false), Optional.empty(), OptionalLong.empty());
  }

  private static Optional<PatientKey> patient(VisitResult result) {
    if (result instanceof VisitResult.Accepted accepted) {
      return Optional.of(accepted.patient());
    }
    return result instanceof VisitResult.Rejected rejected ? rejected.patient() : Optional.empty();
  }

  private static VisitResult erased(VisitResult row) {
    Optional<Place> ofMrn =
        row instanceof VisitResult.Accepted accepted
            ? accepted.places().of(VisitField.of(Column.MRN))
            : Optional.empty();
    Finding because =
        Finding.error(
                ERASED,
                "This patient was erased. The row is left out of the store and of all files.")
            .at(ofMrn.orElse(row.place()))
            .withSuggestion("Delete the row. To import the patient again, use --readmit.");
    VisitResult.Rejected rejected =
        row instanceof VisitResult.Accepted accepted
            ? accepted.rejected(because)
            : (VisitResult.Rejected) row;
    return rejected.withoutContent(because);
  }

  private static RowResult refused(VisitResult result) {
    return new RowResult(result, refusal(result), result.findings(), false);
  }

  private RowResult add(RowResult row, Optional<String> sha256, OptionalLong visit) {
    rows.add(
        new SourceRows.SourceRow(
            job,
            naming.number(row.result()),
            row.outcome(),
            naming.place(row.result()),
            sha256,
            visit));
    results.add(row);
    return row;
  }

  /** Writes the rows and their findings. */
  void write(StoreTransaction tx) {
    tx.sourceRows().add(rows);
    tx.findings()
        .add(
            results.stream()
                .map(
                    row ->
                        new StoredFindings.RowFindings(
                            job, naming.number(row.result()), row.storedFindings()))
                .toList());
    results.forEach(row -> recordPatient(tx, row.result()));
    recordFormerPatients(tx);
  }

  /** Records earlier patients of visits whose patient changed within this batch. */
  private void recordFormerPatients(StoreTransaction tx) {
    Map<Long, String> now = new HashMap<>();
    formerPatients.forEach(row -> now.put(row.visit(), row.patient()));
    formerPatients.stream()
        .filter(row -> !row.patient().equals(now.get(row.visit())))
        .forEach(row -> tx.rowPatients().add(job, row.ordinal(), row.patient()));
  }

  /** Records the patient of a rejected row, so that its findings can be erased with the patient. */
  private void recordPatient(StoreTransaction tx, VisitResult result) {
    if (result instanceof VisitResult.Rejected rejected) {
      rejected
          .patient()
          .ifPresent(patient -> tx.rowPatients().add(job, naming.number(result), patient.id()));
    }
  }
}
