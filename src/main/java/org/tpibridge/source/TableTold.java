package org.tpibridge.source;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tpibridge.source.telling.InjectateStatement;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.VisitTime;

/** A table's row: lists stand in one cell and are read by a grammar. */
final class TableTold implements Told {
  private final Function<Column, String> cells;
  private final Grammar grammar;
  private final Remarks remarks;

  /**
   * @param cells the text of a column's cell, empty where there is none
   */
  TableTold(Function<Column, String> cells, Grammar grammar, Remarks remarks) {
    this.cells = cells;
    this.grammar = grammar;
    this.remarks = remarks;
  }

  @Override
  public Optional<String> words(Column column) {
    return CellText.checked(column, cells.apply(column), remarks);
  }

  @Override
  public boolean isStated(Column column) {
    return !cells.apply(column).isBlank();
  }

  @Override
  public List<InjectionSite> sites() {
    List<InjectionSite> sites = new ArrayList<>();
    items(Column.SITES, (item, note) -> grammar.sites(item, note)).forEach(sites::addAll);
    return List.copyOf(sites);
  }

  @Override
  public StatedInjectates injectates() {
    Set<InjectateStatement> statements = EnumSet.noneOf(InjectateStatement.class);
    List<Injectate> drugs =
        present(
            items(
                Column.INJECTATES,
                (item, note) -> {
                  Optional<InjectateStatement> statement = InjectateStatement.of(item);
                  statement.ifPresent(statements::add);
                  return statement.isPresent() ? Optional.empty() : grammar.injectate(item, note);
                }));
    return new StatedInjectates(drugs, statements);
  }

  @Override
  public List<Diagnosis> diagnoses(Optional<VisitTime> start) {
    return present(items(Column.DIAGNOSES, (item, note) -> grammar.diagnosis(item, start, note)));
  }

  @Override
  public List<BilledDrug> billedDrugs() {
    return present(items(Column.BILLED_DRUGS, (item, note) -> grammar.billedDrug(item, note)));
  }

  @Override
  public List<LaterScore> painLater(PainScale scale) {
    return present(items(Column.PAIN_LATER, (item, note) -> grammar.laterScore(item, scale, note)));
  }

  @Override
  public List<String> complications() {
    return items(Column.COMPLICATIONS, (item, note) -> item);
  }

  @Override
  public Optional<Goal> goal() {
    return words(Column.GOAL).map(grammar::goal);
  }

  private interface Item<T> {
    T read(String words, Note note);
  }

  private <T> List<T> items(Column column, Item<T> item) {
    Optional<String> cell = words(column);
    if (cell.isEmpty()) {
      return List.of();
    }
    Note note = remarks.on(column);
    List<T> read = new ArrayList<>();
    for (String words : ListCell.items(cell.get(), note)) {
      read.add(item.read(words, note));
    }
    return read;
  }

  private static <T> List<T> present(List<Optional<T>> items) {
    List<T> present = new ArrayList<>(items.size());
    items.forEach(item -> item.ifPresent(present::add));
    return List.copyOf(present);
  }
}
