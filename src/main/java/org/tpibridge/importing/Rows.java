package org.tpibridge.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tpibridge.checking.Checked;
import org.tpibridge.finding.Finding;
import org.tpibridge.store.Findings;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Jobs.Outcome;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Transaction;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** Rows of one transaction: keeps what they tell, and what became of them. */
final class Rows {
  private final Keeping keeping;
  private final long job;
  private final Instant now;
  private final List<Jobs.Row> rows = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();

  /**
   * @param job its key; 0 where nothing is written
   */
  Rows(Keeping keeping, long job, Instant now) {
    this.keeping = keeping;
    this.job = job;
    this.now = now;
  }

  /** All that must not be worked on by two transactions at once. */
  static List<String> names(List<Prepared> rows) {
    return rows.stream()
        .flatMap(row -> row.visit().stream())
        .flatMap(visit -> Stream.of(visit.visitId(), visit.patient()))
        .toList();
  }

  static Jobs.Counts count(Jobs.Counts before, List<Taken> taken) {
    Jobs.Counts counts = before;
    for (Taken row : taken) {
      counts = counts.and(row.outcome());
    }
    return counts;
  }

  /** A row that was not kept when it was read before. */
  static Taken again(Prepared row) {
    // Checking says the same each time; what passed it was a patient's who was erased.
    Checked checked =
        row.checked() instanceof Checked.Accepted accepted ? erased(accepted) : row.checked();
    return new Taken(checked, refusal(checked), checked.findings(), true);
  }

  private static Outcome refusal(Checked checked) {
    return checked instanceof Checked.Unreadable ? Outcome.UNREADABLE : Outcome.REJECTED;
  }

  Taken take(Prepared row) {
    Checked checked = row.checked();
    if (row.visit().isEmpty()) {
      return add(checked, refusal(checked), OptionalLong.empty(), checked.findings());
    }
    PreparedVisit visit = row.visit().get();
    Keeping.Kept kept = keeping.keep(visit, new Resources.Cause(job, checked.ordinal(), now));
    if (kept.outcome() == Outcome.REJECTED) {
      Checked rejected = erased(visit.checked());
      return add(rejected, Outcome.REJECTED, kept.visit(), rejected.findings());
    }
    List<Finding> findings = new ArrayList<>(checked.findings());
    findings.addAll(kept.findings());
    return add(checked, kept.outcome(), kept.visit(), findings);
  }

  private static Checked erased(Checked.Accepted row) {
    return row.rejected(
        Finding.error(
                "TPI-IMPORT-ERASED", "This patient was erased and does not come back unasked.")
            .at(row.places().of(VisitField.of(Column.MRN)).orElse(row.place()))
            .suggesting(
                "Delete the row; or import with --readmit if the patient is to come back."));
  }

  private Taken add(Checked checked, Outcome outcome, OptionalLong visit, List<Finding> findings) {
    rows.add(
        new Jobs.Row(
            job,
            checked.ordinal(),
            outcome,
            checked.place().withinSource(),
            Optional.of(checked.sha256()).filter(hash -> !hash.isEmpty()),
            visit));
    taken.add(new Taken(checked, outcome, findings, false));
    return taken.get(taken.size() - 1);
  }

  /** Writes what became of the rows. */
  void write(Transaction tx) {
    tx.jobs().add(rows);
    tx.findings()
        .add(
            taken.stream()
                .map(row -> new Findings.InRow(job, row.checked().ordinal(), row.kept()))
                .toList());
    taken.forEach(row -> noteWhose(tx, row.checked()));
  }

  /** So that findings of a rejected row can be erased with its patient. */
  private void noteWhose(Transaction tx, Checked checked) {
    if (checked instanceof Checked.Rejected rejected) {
      rejected.patient().ifPresent(who -> tx.jobs().about(job, checked.ordinal(), who));
    }
  }
}
