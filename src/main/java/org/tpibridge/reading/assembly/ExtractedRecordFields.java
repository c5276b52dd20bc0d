package org.tpibridge.reading.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.canonical.HeldMedicationGrammar;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.reading.canonical.ItemGrammar;
import org.tpibridge.reading.canonical.PegGrammar;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.reading.shorthand.ShorthandResult;
import org.tpibridge.terminology.Terminology;
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

/**
 * Reads the fields that were extracted from a record of another format. A list collects the items
 * of all its values. A single field with equal values has one value; different values are an error,
 * because it is unclear which is correct. Free text is joined with line breaks.
 */
final class ExtractedRecordFields implements RecordFields {
  private final ExtractedFields extracted;
  private final ItemGrammar grammar;
  private final Shorthand shorthand;
  private final Terminology terminology;
  private final RecordFindings recordFindings;
  private final FieldPlaces fieldPlaces;
  private final ShorthandValues cells;
  private final Map<Column, Optional<String>> valuesRead = new EnumMap<>(Column.class);

  /** Created at the first use, because scores need the scale. */
  private PainFields painFields;

  /** Columns with a value that could not be parsed. */
  private final Set<Column> unreadable = EnumSet.noneOf(Column.class);

  private boolean extractionReported;

  /**
   * @param recordFindings receives findings; uses the same places
   */
  ExtractedRecordFields(
      ExtractedFields extracted,
      ItemGrammar grammar,
      Shorthand shorthand,
      Terminology terminology,
      RecordFindings recordFindings,
      FieldPlaces fieldPlaces) {
    this.extracted = extracted;
    this.grammar = grammar;
    this.shorthand = shorthand;
    this.terminology = terminology;
    this.recordFindings = recordFindings;
    this.fieldPlaces = fieldPlaces;
    this.cells = new ShorthandValues(shorthand);
  }

  @Override
  public Optional<String> value(Column column) {
    Optional<String> value = valuesRead.get(column);
    if (value == null) {
      value = read(column);
      valuesRead.put(column, value);
    }
    return value;
  }

  private Optional<String> read(Column column) {
    return switch (column) {
      case PAIN_SCALE, PAIN_BEFORE, PAIN_AFTER -> singleValue(column, painFields().of(column));
      case ANTICOAGULANT, ALLERGIES, CONTRAINDICATIONS, CURRENT_MEDICATIONS ->
          joined(canonicalValues(column), "; ");
      case NOTES -> notes();
      default -> singleValue(column, canonicalValues(column));
    };
  }

  /**
   * Adds the findings of the extraction to those of the fields, so that all problems are reported
   * at once.
   */
  private void reportExtractionFindings() {
    if (!extractionReported) {
      extractionReported = true;
      extracted.findings().forEach(recordFindings::add);
    }
  }

  /** The canonical values of a column, without unreadable ones, which are reported. */
  private List<CheckedValue> canonicalValues(Column column) {
    List<CheckedValue> values = new ArrayList<>();
    for (CheckedValue stated : checked(column)) {
      Optional<String> value =
          stated.style() == ValueStyle.CANONICAL
              ? Optional.of(stated.text())
              : cells.canonical(column, stated.text(), stated.findings());
      value.ifPresentOrElse(v -> values.add(stated.withText(v)), () -> unreadable.add(column));
    }
    return values;
  }

  private List<CheckedValue> checked(Column column) {
    reportExtractionFindings();
    List<CheckedValue> stated = new ArrayList<>();
    for (RawValue each : extracted.of(column)) {
      FieldFindings findings = recordFindings.atPlace(each.place());
      FieldText.validated(column, each.text(), findings)
          .ifPresent(text -> stated.add(new CheckedValue(text, each.style(), findings)));
    }
    return stated;
  }

  private Optional<String> singleValue(Column column, List<CheckedValue> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    CheckedValue first = values.get(0);
    fieldPlaces.addColumn(column, first.findings().place());
    for (CheckedValue other : values) {
      if (!isSame(column, other.text(), first.text())) {
        other
            .findings()
            .error(
                ReadingFindingCodes.CONFLICTING_VALUES,
                column.header()
                    + " is "
                    + QuotedText.of(other.text())
                    + " here, but "
                    + QuotedText.of(first.text())
                    + " in "
                    + first.findings().place().locationInSource()
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

  private static Optional<String> joined(List<CheckedValue> values, String between) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    return values.stream().map(CheckedValue::text).distinct().reduce((a, b) -> a + between + b);
  }

  /** Reads the notes, and adds text from other cells that does not fit into any column. */
  private Optional<String> notes() {
    value(Column.RELIEF_PERCENT);
    List<CheckedValue> notes = new ArrayList<>(canonicalValues(Column.NOTES));
    notes.addAll(cells.textForNotes());
    return joined(notes, "\n");
  }

  private PainFields painFields() {
    if (painFields == null) {
      painFields = new PainFields(shorthand, this::checked);
    }
    return painFields;
  }

  @Override
  public boolean isStated(Column column) {
    return extracted.of(column).stream().anyMatch(value -> !value.text().isBlank())
        || extracted.unreadable().contains(column);
  }

  @Override
  public List<InjectionSite> sites() {
    return list(
        Column.SITES,
        (item, findings) -> grammar.sites(item, findings),
        shorthand::sites,
        ListItem.sites(terminology));
  }

  @Override
  public StatedInjectates injectates() {
    Set<InjectateStatement> statements = EnumSet.noneOf(InjectateStatement.class);
    List<Injectate> drugs =
        list(
            Column.INJECTATES,
            (item, findings) -> {
              Optional<InjectateStatement> statement = InjectateStatement.of(item);
              statement.ifPresent(statements::add);
              return statement.isPresent()
                  ? List.of()
                  : grammar.injectate(item, findings).stream().toList();
            },
            cell -> {
              InjectateStatement.of(cell).ifPresent(statements::add);
              return shorthand.injectates(cell);
            },
            ListItem.injectates(terminology));
    if (!drugs.isEmpty() && !isNoneContradictory()) {
      statements.remove(InjectateStatement.NONE);
    }
    return new StatedInjectates(drugs, statements);
  }

  /**
   * Whether "none" contradicts the drugs. In the columns of a table for a second and a third drug,
   * "none" means that there was no other drug; in a message and in a list in one cell it is a
   * contradiction.
   */
  private boolean isNoneContradictory() {
    return extracted.of(Column.INJECTATES).stream()
        .anyMatch(
            value ->
                value.place() instanceof Place.Segment
                    ? states(value.text(), InjectateStatement.NONE)
                    : value.text().contains(";")
                        && Arrays.stream(value.text().split(";", -1))
                            .anyMatch(item -> states(item, InjectateStatement.NONE))
                        && InjectateStatement.of(value.text()).isEmpty());
  }

  private static boolean states(String words, InjectateStatement statement) {
    return InjectateStatement.of(words).filter(statement::equals).isPresent();
  }

  @Override
  public List<Diagnosis> diagnoses(Optional<VisitTime> start) {
    return canonicalList(
        Column.DIAGNOSES,
        (item, findings) -> grammar.diagnosis(item, start, findings).stream().toList());
  }

  @Override
  public List<BilledDrug> billedDrugs() {
    return list(
        Column.BILLED_DRUGS,
        (item, findings) -> grammar.billedDrug(item, findings).stream().toList(),
        shorthand::billedDrugs,
        ListItem.billedDrugs());
  }

  @Override
  public List<LaterScore> painLater(PainScale scale) {
    List<ListItem<LaterScore>> items = new ArrayList<>(painFields().later());
    for (CheckedValue value : checked(Column.PAIN_LATER)) {
      if (value.style() == ValueStyle.CANONICAL) {
        value.items(
            Column.PAIN_LATER,
            (item, findings) -> grammar.laterScore(item, scale, findings).stream().toList(),
            items);
      }
    }
    return mergedList(Column.PAIN_LATER, items, ListItem::equalItems);
  }

  @Override
  public Optional<PegScore> pegBefore() {
    return value(Column.PEG_BEFORE)
        .flatMap(words -> grammar.peg(words, recordFindings.onField(Column.PEG_BEFORE)));
  }

  @Override
  public List<LaterPeg> pegLater() {
    return typedList(
        Column.PEG_LATER,
        PegGrammar::canonicalLater,
        (item, findings) -> grammar.laterPeg(item, findings));
  }

  @Override
  public List<String> words(Column column) {
    return canonicalList(column, (item, findings) -> List.of(item));
  }

  @Override
  public List<HeldMedication> heldMedications() {
    return typedList(
        Column.HELD_MEDICATIONS,
        HeldMedicationGrammar::canonical,
        (item, findings) -> grammar.heldMedication(item, findings));
  }

  @Override
  public Optional<Goal> goal() {
    return value(Column.GOAL).map(grammar::goal);
  }

  @Override
  public boolean isUnreadable(Column column) {
    return unreadable.contains(column) || extracted.unreadable().contains(column);
  }

  private interface CellReader<T> {
    ShorthandResult<List<T>> read(String words);
  }

  private <T> List<T> list(
      Column column,
      CheckedValue.Item<T> item,
      CellReader<T> cell,
      ListItem.AmountMerge<T> amounts) {
    List<ListItem<T>> items = new ArrayList<>();
    for (CheckedValue stated : checked(column)) {
      if (stated.style() == ValueStyle.CANONICAL) {
        stated.items(column, item, items);
      } else {
        stated
            .value(cell.read(stated.text()))
            .orElse(List.of())
            .forEach(value -> items.add(stated.asListItem(value)));
      }
    }
    return withPlaces(
        column,
        new RowListMerger<>(column, amounts, recordFindings)
            .merge(extracted.rowCombination(column), items));
  }

  private interface TypedItem<T> {
    Optional<T> read(String item, FieldFindings findings);
  }

  /** Reads a list whose items have a canonical notation for what is typed in other ways. */
  private <T> List<T> typedList(
      Column column, Function<String, Optional<String>> canonical, TypedItem<T> reader) {
    List<ListItem<T>> items = new ArrayList<>();
    for (CheckedValue value : checked(column)) {
      boolean typed = value.style() == ValueStyle.SHORTHAND;
      value.items(
          column,
          (item, findings) ->
              reader.read(typed ? canonical.apply(item).orElse(item) : item, findings).stream()
                  .toList(),
          items);
    }
    return mergedList(column, items, ListItem::equalItems);
  }

  /** Reads a list that is written in the same way in both styles. */
  private <T> List<T> canonicalList(Column column, CheckedValue.Item<T> item) {
    List<ListItem<T>> items = new ArrayList<>();
    checked(column).forEach(value -> value.items(column, item, items));
    return mergedList(column, items, ListItem::equalItems);
  }

  private <T> List<T> mergedList(Column column, List<ListItem<T>> items, ListItem.Merge<T> merge) {
    return withPlaces(column, ListItem.merged(items, merge));
  }

  private <T> List<T> withPlaces(Column column, List<ListItem<T>> merged) {
    List<Place> itemPlaces = new ArrayList<>(merged.size());
    List<T> values = new ArrayList<>(merged.size());
    for (ListItem<T> item : merged) {
      itemPlaces.add(item.place());
      values.add(item.value());
    }
    fieldPlaces.setItems(column, itemPlaces);
    return List.copyOf(values);
  }
}
