package org.tpibridge.importing.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits;

/** Explains which rows and jobs resources, visits and rows in the store come from. */
public final class Explainer {
  private final Store store;

  public Explainer(Store store) {
    this.store = store;
  }

  /**
   * @param name {@code Type/id}, or the id alone
   * @return one explanation for each resource of this name; empty if there is none
   */
  public List<Explanation.OfResource> resource(String name) {
    int slash = name.indexOf('/');
    return store.read(
        tx ->
            (slash < 0
                    ? tx.resources().find(name)
                    : tx
                        .resources()
                        .find(name.substring(0, slash), name.substring(slash + 1))
                        .stream()
                        .toList())
                .stream().map(current -> resource(tx, current)).toList());
  }

  private static Explanation.OfResource resource(StoreReader tx, ResourceVersion current) {
    ImportedRows rows = new ImportedRows(tx);
    List<Explanation.VersionOrigin> versions =
        tx.resources().history(current.type(), current.id()).stream()
            .sorted(Comparator.comparingInt(ResourceVersion::version).reversed())
            .map(
                v ->
                    new Explanation.VersionOrigin(
                        v.version(),
                        v.updated(),
                        v.deleted(),
                        v.key() == current.key(),
                        rows.job(v.job()),
                        tx.sourceRows().find(v.job(), v.rowNumber()).map(rows::row)))
            .toList();
    return new Explanation.OfResource(
        name(current),
        visit(tx, current.visit().orElse(0)).map(Visits.StoredVisit::visitId),
        versions);
  }

  /** Explains the visits with an id. Each source may have a visit with that id. */
  public List<Explanation.OfVisit> visit(String visitId) {
    return store.read(
        tx ->
            tx.visits().find(Identifier.normalized(visitId)).stream()
                .map(visit -> visit(tx, visit))
                .toList());
  }

  private static Explanation.OfVisit visit(StoreReader tx, Visits.StoredVisit visit) {
    ImportedRows rows = new ImportedRows(tx);
    List<Explanation.ImportedRow> stated = new ArrayList<>();
    tx.sourceRows().ofVisit(visit.key()).forEach(row -> stated.add(0, rows.row(row)));
    return new Explanation.OfVisit(visit.visitId(), visit.state(), stated, resources(tx, visit));
  }

  /**
   * Explains rows of imported files.
   *
   * @param file a job ({@code J17}), the name of a file that was imported (its path may be left
   *     out), or the first digits of its SHA-256
   * @param number the number of the row in a table, of the line in a text file, or of the message
   *     in an HL7 file
   * @return the result of the row for each import of the file, the newest first
   */
  public List<Explanation.OfRow> row(String file, long number) {
    return store.read(
        tx -> {
          List<Jobs.Job> jobs =
              tx.jobs().find(file).map(List::of).orElseGet(() -> tx.jobs().importsOfFile(file));
          return jobs.stream()
              .flatMap(job -> tx.sourceRows().atNumber(job.key(), number).stream())
              .map(row -> row(tx, row))
              .toList();
        });
  }

  /** Returns whether any import matches this name, which is given as for {@link #row}. */
  public boolean hasFile(String file) {
    return store.read(
        tx -> tx.jobs().find(file).isPresent() || !tx.jobs().importsOfFile(file).isEmpty());
  }

  private static Explanation.OfRow row(StoreReader tx, SourceRows.SourceRow row) {
    Explanation.ImportedRow stated = new ImportedRows(tx).row(row);
    Optional<Visits.StoredVisit> visit = visit(tx, row.visit().orElse(0));
    List<String> changed = new ArrayList<>();
    visit.ifPresent(
        v ->
            tx.resources().historyOfVisit(v.key()).stream()
                .filter(
                    version -> version.job() == row.job() && version.rowNumber() == row.rowNumber())
                .map(Explainer::name)
                .forEach(changed::add));
    return new Explanation.OfRow(
        stated,
        visit.map(Visits.StoredVisit::visitId),
        visit.map(v -> resources(tx, v)).orElse(List.of()),
        changed);
  }

  private static Optional<Visits.StoredVisit> visit(StoreReader tx, long key) {
    return tx.visits().find(key);
  }

  private static List<String> resources(StoreReader tx, Visits.StoredVisit visit) {
    List<String> names = new ArrayList<>();
    tx.resources().find("Patient", visit.patientId()).ifPresent(p -> names.add(name(p)));
    tx.resources().ofVisit(visit.key()).forEach(v -> names.add(name(v)));
    return names;
  }

  private static String name(ResourceVersion version) {
    return version.type() + "/" + version.id();
  }
}
