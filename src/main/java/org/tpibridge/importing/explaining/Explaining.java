package org.tpibridge.importing.explaining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.telling.Identifier;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Resources;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.Store;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.Visits;

/** Tells how resources, visits and rows came to be what they are. */
public final class Explaining {
  private final Store store;

  public Explaining(Store store) {
    this.store = store;
  }

  /**
   * @param name {@code Type/id}, or the id alone
   * @return one story a resource of this name; empty where there is none
   */
  public List<Story.OfResource> resource(String name) {
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

  private static Story.OfResource resource(Transaction tx, Resources.Version current) {
    Rows rows = new Rows(tx);
    List<Story.Version> versions =
        tx.resources().history(current.type(), current.id()).stream()
            .sorted(Comparator.comparingInt(Resources.Version::version).reversed())
            .map(
                v ->
                    new Story.Version(
                        v.version(),
                        v.updated(),
                        v.deleted(),
                        v.key() == current.key(),
                        rows.job(v.job()),
                        tx.sourceRows().find(v.job(), v.ordinal()).map(rows::told)))
            .toList();
    return new Story.OfResource(
        name(current), visit(tx, current.visit().orElse(0)).map(Visits.Kept::visitId), versions);
  }

  /** By a source's own id; each source may have a visit of that id. */
  public List<Story.OfVisit> visit(String visitId) {
    return store.read(
        tx ->
            tx.visits().find(Identifier.normalized(visitId)).stream()
                .map(visit -> visit(tx, visit))
                .toList());
  }

  private static Story.OfVisit visit(Transaction tx, Visits.Kept visit) {
    Rows rows = new Rows(tx);
    List<Story.Told> told = new ArrayList<>();
    tx.sourceRows().ofVisit(visit.key()).forEach(row -> told.add(0, rows.told(row)));
    return new Story.OfVisit(visit.visitId(), visit.state(), told, resources(tx, visit));
  }

  /**
   * Rows of files, by what the user has open.
   *
   * @param file a job ({@code J17}), the name of a file that was imported (its path may be left
   *     out), or the first digits of its SHA-256
   * @param number of the row in a table, the line in a text, the message in a file of messages
   * @return what became of it each time that the file was imported, the newest first
   */
  public List<Story.OfRow> row(String file, long number) {
    return store.read(
        tx -> {
          List<Jobs.Job> jobs =
              tx.jobs().find(file).map(List::of).orElseGet(() -> tx.jobs().ofFile(file));
          return jobs.stream()
              .flatMap(job -> tx.sourceRows().atNumber(job.key(), number).stream())
              .map(row -> row(tx, row))
              .toList();
        });
  }

  /** Whether any import is known by this name; as for {@link #row}. */
  public boolean knows(String file) {
    return store.read(tx -> tx.jobs().find(file).isPresent() || !tx.jobs().ofFile(file).isEmpty());
  }

  private static Story.OfRow row(Transaction tx, SourceRows.Row row) {
    Story.Told told = new Rows(tx).told(row);
    Optional<Visits.Kept> visit = visit(tx, row.visit().orElse(0));
    List<String> changed = new ArrayList<>();
    visit.ifPresent(
        v ->
            tx.resources().historyOfVisit(v.key()).stream()
                .filter(version -> version.job() == row.job() && version.ordinal() == row.ordinal())
                .map(Explaining::name)
                .forEach(changed::add));
    return new Story.OfRow(
        told,
        visit.map(Visits.Kept::visitId),
        visit.map(v -> resources(tx, v)).orElse(List.of()),
        changed);
  }

  private static Optional<Visits.Kept> visit(Transaction tx, long key) {
    return tx.visits().find(key);
  }

  private static List<String> resources(Transaction tx, Visits.Kept visit) {
    List<String> names = new ArrayList<>();
    tx.resources().find("Patient", visit.patient()).ifPresent(p -> names.add(name(p)));
    tx.resources().ofVisit(visit.key()).forEach(v -> names.add(name(v)));
    return names;
  }

  private static String name(Resources.Version version) {
    return version.type() + "/" + version.id();
  }
}
