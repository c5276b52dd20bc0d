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
import org.tpibridge.checking.PatientKey;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.Original;
import org.tpibridge.store.Findings;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Resources;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.SourceRows.Outcome;
import org.tpibridge.store.Transaction;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** Rows of one transaction: keeps what they tell, and what became of them. */
final class Rows {
  /** The code of a row that is left out because its patient was erased. */
  static final String ERASED = "TPI-IMPORT-ERASED";

  private static final Pattern NO_NUMBER = Pattern.compile("[^\\p{L}\\p{N}._-]+");
  private static final int LONGEST_NUMBER = 100;

  private final Keeping keeping;
  private final long job;
  private final Instant now;
  private final String source;
  private final List<SourceRows.Row> rows = new ArrayList<>();
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
    if (row.checked() instanceof VisitResult.MergedPatients merge) {
      return Stream.of(merge.retired().id(), merge.surviving().id());
    }
    return Stream.concat(
        row.visit().stream().flatMap(visit -> Stream.of(visit.visitId(), visit.patient())),
        // Of a rejected row, findings are stored: not while its patient is erased.
        patient(row.checked()).map(PatientKey::id).stream());
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
   * @param admits says of whom anything may be written
   */
  static Taken again(Prepared row, Admits admits) {
    // Checking says the same each time; what passed it, the store refused.
    VisitResult checked = row.checked();
    if (!isAdmitted(checked, admits)) {
      checked = erased(checked);
    } else if (checked instanceof VisitResult.Accepted passed) {
      checked = passed.rejected(Collision.of(passed));
    }
    return new Taken(checked, refusal(checked), checked.findings(), true);
  }

  /**
   * Of whom no MRN could be read, each cell may be one: a row of an erased patient is not to come
   * back because a cell is missing before the MRN.
   */
  private static boolean isAdmitted(VisitResult checked, Admits admits) {
    Optional<String> name = patient(checked).map(PatientKey::name);
    if (name.isPresent() || !(checked instanceof VisitResult.Rejected rejected)) {
      return name.map(admits::admits).orElse(true);
    }
    return admits.admitsAll(
        rejected.originals().stream().flatMap(Rows::values).distinct().toList());
  }

  /** What may be an MRN in what a visit was read from. */
  private static Stream<String> values(Original original) {
    Stream<String> values =
        original instanceof Original.Row row
            ? row.cells().stream()
            : original instanceof Original.Text text
                ? NO_NUMBER.splitAsStream(text.text())
                : Stream.empty();
    return values.map(String::strip).filter(v -> !v.isEmpty() && v.length() <= LONGEST_NUMBER);
  }

  private static Outcome refusal(VisitResult checked) {
    if (checked instanceof VisitResult.Unreadable input) {
      return input.isReadToEnd() ? Outcome.NOTED : Outcome.UNREADABLE;
    }
    return Outcome.REJECTED;
  }

  Taken take(Prepared row) {
    VisitResult checked = row.checked();
    if (checked instanceof VisitResult.NotTpiVisit) {
      return noVisit(checked, Outcome.LEFT_OUT, checked.findings());
    }
    if (checked instanceof VisitResult.MergedPatients merge) {
      Linking.Linked linked = keeping.link(merge, new Resources.Cause(job, checked.ordinal(), now));
      return noVisit(checked, linked.outcome(), List.of(linked.finding().at(checked.place())));
    }
    if (!isAdmitted(checked, keeping)) {
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
      VisitResult.Rejected rejected = row.visit().get().checked().rejected(kept.findings().get(0));
      return add(refused(rejected), sha256, OptionalLong.empty());
    }
    List<Finding> findings = new ArrayList<>(checked.findings());
    findings.addAll(kept.findings());
    told.add(new Told(checked.ordinal(), kept.visit(), row.visit().get().patient()));
    return add(
        new Taken(checked, kept.outcome(), findings, false), sha256, OptionalLong.of(kept.visit()));
  }

  private Taken noVisit(VisitResult checked, Outcome outcome, List<Finding> findings) {
    return add(
        new Taken(checked, outcome, findings, false), Optional.empty(), OptionalLong.empty());
  }

  private static Optional<PatientKey> patient(VisitResult checked) {
    if (checked instanceof VisitResult.Accepted passed) {
      return Optional.of(passed.patient());
    }
    return checked instanceof VisitResult.Rejected rejected ? rejected.patient() : Optional.empty();
  }

  private static VisitResult erased(VisitResult row) {
    Optional<Place> ofMrn =
        row instanceof VisitResult.Accepted passed
            ? passed.places().of(VisitField.of(Column.MRN))
            : Optional.empty();
    Finding because =
        Finding.error(
                ERASED,
                "This patient was erased. The row is left out of the store and of all files.")
            .at(ofMrn.orElse(row.place()))
            .suggesting("Delete the row. To import the patient again, use --readmit.");
    VisitResult.Rejected rejected =
        row instanceof VisitResult.Accepted passed
            ? passed.rejected(because)
            : (VisitResult.Rejected) row;
    return rejected.withoutContent(because);
  }

  private static Taken refused(VisitResult checked) {
    return new Taken(checked, refusal(checked), checked.findings(), false);
  }

  private Taken add(Taken row, Optional<String> sha256, OptionalLong visit) {
    rows.add(
        new SourceRows.Row(
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
    tx.sourceRows().add(rows);
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
        .forEach(row -> tx.rowPatients().add(job, row.ordinal(), row.patient()));
  }

  /** So that findings of a rejected row can be erased with its patient. */
  private void noteWhose(Transaction tx, VisitResult checked) {
    if (checked instanceof VisitResult.Rejected rejected) {
      rejected.patient().ifPresent(who -> tx.rowPatients().add(job, checked.ordinal(), who.id()));
    }
  }
}
