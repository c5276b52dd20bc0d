package org.tpibridge.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tpibridge.checking.Checked;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
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
  private final String source;
  private final List<Jobs.Row> rows = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();

  /** Whose a visit was, as a row told. */
  private record Told(long ordinal, long visit, String patient) {}

  /**
   * @param job its key; 0 where nothing is written
   * @param source the input's name
   */
  Rows(Keeping keeping, long job, Instant now, String source) {
    this.keeping = keeping;
    this.job = job;
    this.now = now;
    this.source = source;
  }

  /** All that must not be worked on by two transactions at once. */
  static List<String> names(List<Prepared> rows) {
    return rows.stream().flatMap(Rows::names).toList();
  }

  private static Stream<String> names(Prepared row) {
    return row.checked() instanceof Checked.MergedPatients merge
        ? Stream.of(merge.retired().patient(), merge.surviving().patient())
        : row.visit().stream().flatMap(visit -> Stream.of(visit.visitId(), visit.patient()));
  }

  static Jobs.Counts count(Jobs.Counts before, List<Taken> taken) {
    Jobs.Counts counts = before;
    for (Taken row : taken) {
      counts = counts.and(row.outcome());
    }
    return counts;
  }

  /**
   * A row that was not kept when it was read before.
   *
   * @param admits whether anything may be kept of what a row tells of a patient
   */
  static Taken again(Prepared row, Predicate<String> admits) {
    // Checking says the same each time; what passed it, the store refused.
    Checked checked = row.checked();
    if (!isAdmitted(checked, admits)) {
      checked = erased(checked);
    } else if (checked instanceof Checked.Passed passed) {
      checked = passed.rejected(Collision.of(passed));
    }
    return new Taken(checked, refusal(checked), checked.findings(), true);
  }

  private static boolean isAdmitted(Checked checked, Predicate<String> admits) {
    return name(checked).map(admits::test).orElse(true);
  }

  private static Outcome refusal(Checked checked) {
    if (checked instanceof Checked.Unreadable input) {
      return input.isReadToEnd() ? Outcome.NOTED : Outcome.UNREADABLE;
    }
    return Outcome.REJECTED;
  }

  Taken take(Prepared row) {
    Checked checked = row.checked();
    if (checked instanceof Checked.NotTpiVisit) {
      return noVisit(checked, Outcome.LEFT_OUT, checked.findings());
    }
    if (checked instanceof Checked.MergedPatients merge) {
      Linking.Linked linked = keeping.link(merge, new Resources.Cause(job, checked.ordinal(), now));
      return noVisit(checked, linked.outcome(), List.of(linked.finding().at(checked.place())));
    }
    if (!isAdmitted(checked, keeping::admits)) {
      // Nothing of it comes back into the store, not even what was found in it.
      return add(refused(erased(checked)), Optional.empty(), OptionalLong.empty());
    }
    Optional<String> sha256 = Optional.of(checked.sha256()).filter(hash -> !hash.isEmpty());
    if (row.visit().isEmpty()) {
      return add(refused(checked), sha256, OptionalLong.empty());
    }
    Keeping.Kept kept =
        keeping.keep(row.visit().get(), new Resources.Cause(job, checked.ordinal(), now));
    if (kept.outcome() == Outcome.REJECTED) {
      Checked.Rejected rejected = row.visit().get().checked().rejected(kept.findings().get(0));
      return add(refused(rejected), sha256, OptionalLong.empty());
    }
    List<Finding> findings = new ArrayList<>(checked.findings());
    findings.addAll(kept.findings());
    told.add(new Told(checked.ordinal(), kept.visit(), row.visit().get().patient()));
    return add(
        new Taken(checked, kept.outcome(), findings, false), sha256, OptionalLong.of(kept.visit()));
  }

  private Taken noVisit(Checked checked, Outcome outcome, List<Finding> findings) {
    return add(
        new Taken(checked, outcome, findings, false), Optional.empty(), OptionalLong.empty());
  }

  private static Optional<String> name(Checked checked) {
    if (checked instanceof Checked.Passed passed) {
      return Optional.of(passed.about().name());
    }
    return checked instanceof Checked.Rejected rejected
        ? rejected.about().map(Checked.About::name)
        : Optional.empty();
  }

  private static Checked erased(Checked row) {
    Optional<Place> ofMrn =
        row instanceof Checked.Passed passed
            ? passed.places().of(VisitField.of(Column.MRN))
            : Optional.empty();
    Finding because =
        Finding.error(
                "TPI-IMPORT-ERASED", "This patient was erased and does not come back unasked.")
            .at(ofMrn.orElse(row.place()))
            .suggesting("Delete the row; or import with --readmit if the patient is to come back.");
    Checked.Rejected rejected =
        row instanceof Checked.Passed passed ? passed.rejected(because) : (Checked.Rejected) row;
    return rejected.onlyFor(because);
  }

  private static Taken refused(Checked checked) {
    return new Taken(checked, refusal(checked), checked.findings(), false);
  }

  private Taken add(Taken row, Optional<String> sha256, OptionalLong visit) {
    rows.add(
        new Jobs.Row(
            job,
            row.checked().ordinal(),
            row.outcome(),
            within(row.checked().place()),
            sha256,
            visit));
    taken.add(row);
    return row;
  }

  /** Of an archive, the file in it is told as well, for each of them has its row 5. */
  private String within(Place place) {
    String archive = source + "!";
    if (!place.source().startsWith(archive)) {
      return place.withinSource();
    }
    String entry = place.source().substring(archive.length());
    return place.withinSource().isEmpty() ? entry : place.withinSource() + " of " + entry;
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
    noteFormerPatients(tx);
  }

  /** A visit that changed its patient among these rows could not note them: they were not there. */
  private void noteFormerPatients(Transaction tx) {
    Map<Long, String> now = new HashMap<>();
    told.forEach(row -> now.put(row.visit(), row.patient()));
    told.stream()
        .filter(row -> !row.patient().equals(now.get(row.visit())))
        .forEach(row -> tx.jobs().about(job, row.ordinal(), row.patient()));
  }

  /** So that findings of a rejected row can be erased with its patient. */
  private void noteWhose(Transaction tx, Checked checked) {
    if (checked instanceof Checked.Rejected rejected) {
      rejected.about().ifPresent(who -> tx.jobs().about(job, checked.ordinal(), who.patient()));
    }
  }
}
