package org.tpibridge.reading.csv;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tpibridge.reading.assembly.RecordFields;
import org.tpibridge.reading.assembly.StatedInjectates;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.reading.canonical.ItemGrammar;
import org.tpibridge.reading.canonical.SemicolonList;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.VisitTime;

/** Reads the fields of a table row. A list is in one cell and is read by a grammar. */
public final class CsvRowFields implements RecordFields {
  private final Function<Column, String> cells;
  private final ItemGrammar grammar;
  private final RecordFindings recordFindings;

  /**
   * @param cells the text of a column's cell, empty if there is none
   */
  public CsvRowFields(
      Function<Column, String> cells, ItemGrammar grammar, RecordFindings recordFindings) {
    this.cells = cells;
    this.grammar = grammar;
    this.recordFindings = recordFindings;
  }

  @Override
  public Optional<String> value(Column column) {
    return FieldText.validated(column, cells.apply(column), recordFindings);
  }

  @Override
  public boolean isStated(Column column) {
    return !cells.apply(column).isBlank();
  }

  @Override
  public List<InjectionSite> sites() {
    List<InjectionSite> sites = new ArrayList<>();
    items(Column.SITES, (item, findings) -> grammar.sites(item, findings)).forEach(sites::addAll);
    return List.copyOf(sites);
  }

  @Override
  public StatedInjectates injectates() {
    Set<InjectateStatement> statements = EnumSet.noneOf(InjectateStatement.class);
    List<Injectate> drugs =
        present(
            items(
                Column.INJECTATES,
                (item, findings) -> {
                  Optional<InjectateStatement> statement = InjectateStatement.of(item);
                  statement.ifPresent(statements::add);
                  return statement.isPresent()
                      ? Optional.empty()
                      : grammar.injectate(item, findings);
                }));
    return new StatedInjectates(drugs, statements);
  }

  @Override
  public List<Diagnosis> diagnoses(Optional<VisitTime> start) {
    return present(
        items(Column.DIAGNOSES, (item, findings) -> grammar.diagnosis(item, start, findings)));
  }

  @Override
  public List<BilledDrug> billedDrugs() {
    return present(
        items(Column.BILLED_DRUGS, (item, findings) -> grammar.billedDrug(item, findings)));
  }

  @Override
  public List<LaterScore> painLater(PainScale scale) {
    return present(
        items(Column.PAIN_LATER, (item, findings) -> grammar.laterScore(item, scale, findings)));
  }

  @Override
  public Optional<PegScore> pegBefore() {
    return value(Column.PEG_BEFORE)
        .flatMap(words -> grammar.peg(words, recordFindings.onField(Column.PEG_BEFORE)));
  }

  @Override
  public List<LaterPeg> pegLater() {
    return present(items(Column.PEG_LATER, (item, findings) -> grammar.laterPeg(item, findings)));
  }

  @Override
  public List<String> words(Column column) {
    return items(column, (item, findings) -> item);
  }

  @Override
  public List<HeldMedication> heldMedications() {
    return present(
        items(Column.HELD_MEDICATIONS, (item, findings) -> grammar.heldMedication(item, findings)));
  }

  @Override
  public Optional<Goal> goal() {
    return value(Column.GOAL).map(grammar::goal);
  }

  private interface Item<T> {
    T read(String words, FieldFindings findings);
  }

  private <T> List<T> items(Column column, Item<T> item) {
    Optional<String> cell = value(column);
    if (cell.isEmpty()) {
      return List.of();
    }
    FieldFindings findings = recordFindings.onField(column);
    List<T> read = new ArrayList<>();
    for (String words : SemicolonList.items(column, cell.get(), findings)) {
      read.add(item.read(words, findings));
    }
    return read;
  }

  private static <T> List<T> present(List<Optional<T>> items) {
    List<T> present = new ArrayList<>(items.size());
    items.forEach(item -> item.ifPresent(present::add));
    return List.copyOf(present);
  }
}
