package org.tpibridge.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.shorthand.Reading;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.source.telling.Identifier;
import org.tpibridge.source.telling.InjectateStatement;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Telling;
import org.tpibridge.source.telling.Words;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.VisitTime;

/**
 * What a foreign record tells. A list gathers what all of its words tell. A single value that is
 * told twice alike is one; told differently it is an error, for nobody can say which counts. Texts
 * that may be long stand under each other.
 */
final class TellingTold implements Told {
  private final Telling telling;
  private final Grammar grammar;
  private final Shorthand shorthand;
  private final Terminology terminology;
  private final Remarks remarks;
  private final ToldPlaces places;
  private final ShorthandCells cells;
  private final Map<Column, Optional<String>> read = new EnumMap<>(Column.class);

  /** Made when first asked for: scores need the scale. */
  private PainCells pain;

  /** Columns whose words were told and not understood. */
  private final Set<Column> refused = EnumSet.noneOf(Column.class);

  private boolean begun;

  /**
   * @param remarks whose places are these
   */
  TellingTold(
      Telling telling,
      Grammar grammar,
      Shorthand shorthand,
      Terminology terminology,
      Remarks remarks,
      ToldPlaces places) {
    this.telling = telling;
    this.grammar = grammar;
    this.shorthand = shorthand;
    this.terminology = terminology;
    this.remarks = remarks;
    this.places = places;
    this.cells = new ShorthandCells(shorthand);
  }

  @Override
  public Optional<String> words(Column column) {
    Optional<String> known = read.get(column);
    if (known == null) {
      known = read(column);
      read.put(column, known);
    }
    return known;
  }

  private Optional<String> read(Column column) {
    return switch (column) {
      case PAIN_SCALE, PAIN_BEFORE, PAIN_AFTER -> one(column, pain().of(column));
      case ANTICOAGULANT, ALLERGIES, CONTRAINDICATIONS -> joined(plain(column), "; ");
      case NOTES -> notes();
      default -> one(column, plain(column));
    };
  }

  /**
   * What was found in taking the record apart counts with what is found in its fields, so that all
   * problems are told at once.
   */
  private void begin() {
    if (!begun) {
      begun = true;
      telling.findings().forEach(remarks::add);
    }
  }

  /** The values of a column's words; unreadable ones are noted and left out. */
  private List<ToldWords> plain(Column column) {
    List<ToldWords> values = new ArrayList<>();
    for (ToldWords told : checked(column)) {
      Optional<String> value =
          told.style() == Style.CANONICAL
              ? Optional.of(told.text())
              : cells.canonical(column, told.text(), told.note());
      value.ifPresentOrElse(v -> values.add(told.reading(v)), () -> refused.add(column));
    }
    return values;
  }

  private List<ToldWords> checked(Column column) {
    begin();
    List<ToldWords> told = new ArrayList<>();
    for (Words each : telling.of(column)) {
      Note note = new Note(remarks, each.place());
      CellText.checked(column, each.text(), note)
          .ifPresent(text -> told.add(new ToldWords(text, each.style(), note)));
    }
    return told;
  }

  private Optional<String> one(Column column, List<ToldWords> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    ToldWords first = values.get(0);
    places.found(column, first.note().place());
    for (ToldWords other : values) {
      if (!isSame(column, other.text(), first.text())) {
        other
            .note()
            .error(
                Codes.TOLD_DIFFERENTLY,
                column.header()
                    + " is "
                    + Quoted.of(other.text())
                    + " here, but "
                    + Quoted.of(first.text())
                    + " in "
                    + first.note().place().withinSource()
                    + ". Correct one of them.");
        return Optional.empty();
      }
    }
    return Optional.of(first.text());
  }

  private static boolean isSame(Column column, String one, String other) {
    boolean id = column == Column.VISIT_ID || column == Column.MRN;
    return one.equals(other)
        || (id && Identifier.normalized(one).equals(Identifier.normalized(other)));
  }

  private static Optional<String> joined(List<ToldWords> values, String between) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    return values.stream().map(ToldWords::text).distinct().reduce((a, b) -> a + between + b);
  }

  /** With what other cells tell that has no column of its own. */
  private Optional<String> notes() {
    words(Column.RELIEF_PERCENT);
    List<ToldWords> notes = new ArrayList<>(plain(Column.NOTES));
    notes.addAll(cells.forNotes());
    return joined(notes, "\n");
  }

  private PainCells pain() {
    if (pain == null) {
      pain = new PainCells(shorthand, this::checked);
    }
    return pain;
  }

  @Override
  public boolean isStated(Column column) {
    return telling.of(column).stream().anyMatch(words -> !words.text().isBlank())
        || telling.refused().contains(column);
  }

  @Override
  public List<InjectionSite> sites() {
    return list(
        Column.SITES,
        (item, note) -> grammar.sites(item, note),
        shorthand::sites,
        Listed.sites(terminology));
  }

  @Override
  public StatedInjectates injectates() {
    Set<InjectateStatement> statements = EnumSet.noneOf(InjectateStatement.class);
    List<Injectate> drugs =
        list(
            Column.INJECTATES,
            (item, note) -> {
              Optional<InjectateStatement> statement = InjectateStatement.of(item);
              statement.ifPresent(statements::add);
              return statement.isPresent()
                  ? List.of()
                  : grammar.injectate(item, note).stream().toList();
            },
            cell -> {
              InjectateStatement.of(cell).ifPresent(statements::add);
              return shorthand.injectates(cell);
            },
            Listed.injectates(terminology));
    if (!drugs.isEmpty() && !isNoneBesideDrugs()) {
      statements.remove(InjectateStatement.NONE);
    }
    return new StatedInjectates(drugs, statements);
  }

  /**
   * Whether "none" contradicts the drugs. A table has columns for a second and a third drug, where
   * "none" says that there was no other; a message, and a list in one cell, mean what they say.
   */
  private boolean isNoneBesideDrugs() {
    return telling.of(Column.INJECTATES).stream()
        .anyMatch(
            words ->
                words.place() instanceof Place.Segment
                    ? states(words.text(), InjectateStatement.NONE)
                    : words.text().contains(";")
                        && Arrays.stream(words.text().split(";", -1))
                            .anyMatch(item -> states(item, InjectateStatement.NONE))
                        && InjectateStatement.of(words.text()).isEmpty());
  }

  private static boolean states(String words, InjectateStatement statement) {
    return InjectateStatement.of(words).filter(statement::equals).isPresent();
  }

  @Override
  public List<Diagnosis> diagnoses(Optional<VisitTime> start) {
    return canonicalList(
        Column.DIAGNOSES, (item, note) -> grammar.diagnosis(item, start, note).stream().toList());
  }

  @Override
  public List<BilledDrug> billedDrugs() {
    return list(
        Column.BILLED_DRUGS,
        (item, note) -> grammar.billedDrug(item, note).stream().toList(),
        shorthand::billedDrugs,
        Listed.billed());
  }

  @Override
  public List<LaterScore> painLater(PainScale scale) {
    List<Listed<LaterScore>> items = new ArrayList<>(pain().later());
    for (ToldWords told : checked(Column.PAIN_LATER)) {
      if (told.style() == Style.CANONICAL) {
        told.items((item, note) -> grammar.laterScore(item, scale, note).stream().toList(), items);
      }
    }
    return finished(Column.PAIN_LATER, items, Listed::same);
  }

  @Override
  public List<String> complications() {
    return canonicalList(Column.COMPLICATIONS, (item, note) -> List.of(item));
  }

  @Override
  public Optional<Goal> goal() {
    return words(Column.GOAL).map(grammar::goal);
  }

  @Override
  public boolean isRefused(Column column) {
    return refused.contains(column) || telling.refused().contains(column);
  }

  private interface Cell<T> {
    Reading<List<T>> read(String words);
  }

  private <T> List<T> list(
      Column column, ToldWords.Item<T> item, Cell<T> cell, Listed.Amounts<T> amounts) {
    List<Listed<T>> items = new ArrayList<>();
    for (ToldWords told : checked(column)) {
      if (told.style() == Style.CANONICAL) {
        told.items(item, items);
      } else {
        told.take(cell.read(told.text()))
            .orElse(List.of())
            .forEach(value -> items.add(told.listed(value)));
      }
    }
    return placed(
        column, new ListedRows<>(column, amounts, remarks).counted(telling.rowsOf(column), items));
  }

  /** A list that is written alike in both styles. */
  private <T> List<T> canonicalList(Column column, ToldWords.Item<T> item) {
    List<Listed<T>> items = new ArrayList<>();
    checked(column).forEach(told -> told.items(item, items));
    return finished(column, items, Listed::same);
  }

  private <T> List<T> finished(Column column, List<Listed<T>> items, Listed.Merge<T> merge) {
    return placed(column, Listed.merged(items, merge));
  }

  private <T> List<T> placed(Column column, List<Listed<T>> merged) {
    List<Place> itemPlaces = new ArrayList<>(merged.size());
    List<T> values = new ArrayList<>(merged.size());
    for (Listed<T> item : merged) {
      itemPlaces.add(item.place());
      values.add(item.value());
    }
    places.listed(column, itemPlaces);
    return List.copyOf(values);
  }
}
