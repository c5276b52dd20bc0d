package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The combined rows of one key.
 *
 * @param name empty if no row has one, which the check rejects
 * @param words the synonyms without the name and the key, which {@link #allWords} adds
 * @param attributes the columns that only this table has
 * @param items the rows that list the items of an aftercare protocol
 * @param row the row that defines the entry; a clinic's own row replaces the built-in one
 */
record TerminologyEntry(
    String key,
    String name,
    List<Synonym> words,
    List<MappedCode> codes,
    Map<String, String> attributes,
    List<TableRow> items,
    TableRow row) {

  private static final List<String> ATTRIBUTES =
      List.of("class", "drug", "mg_per_unit", "mg_per_ml", "kind", "text");

  /** Creates an entry from the rows of one key. */
  static TerminologyEntry of(String key, List<TableRow> rows) {
    TableRow first = rows.get(0);
    return new TerminologyEntry(key, "", List.of(), List.of(), Map.of(), List.of(), first)
        .with(rows);
  }

  /**
   * Returns this entry changed by other rows of its key: filled cells replace values, empty cells
   * do not.
   */
  TerminologyEntry with(List<TableRow> rows) {
    String newName = last(rows, "name").orElse(name);
    List<TableRow> newItems = rows.stream().filter(row -> row.cell("item").isPresent()).toList();
    List<MappedCode> newCodes = codes(rows, newName);
    return new TerminologyEntry(
        key,
        newName,
        wordsWith(rows),
        newCodes.isEmpty() ? codes : newCodes,
        attributesWith(rows),
        isProtocol(rows) && !newItems.isEmpty() ? newItems : items,
        rows.get(0));
  }

  private static boolean isProtocol(List<TableRow> rows) {
    return rows.get(0).table() == TerminologyTable.AFTERCARE;
  }

  private List<Synonym> wordsWith(List<TableRow> rows) {
    List<Synonym> stated = new ArrayList<>();
    for (Synonym.Relation relation : Synonym.Relation.values()) {
      List<Synonym> fromRows = wordsIn(rows, relation.column(), relation);
      stated.addAll(
          fromRows.isEmpty()
              ? words.stream().filter(word -> word.relation() == relation).toList()
              : fromRows);
    }
    stated.addAll(wordsIn(rows, "more_words", Synonym.Relation.SAME));
    return List.copyOf(stated);
  }

  private static List<Synonym> wordsIn(
      List<TableRow> rows, String column, Synonym.Relation relation) {
    return rows.stream()
        .flatMap(
            row -> row.list(column).stream().map(text -> new Synonym(text, relation, row, column)))
        .toList();
  }

  private static List<MappedCode> codes(List<TableRow> rows, String name) {
    return rows.stream().flatMap(row -> MappedCode.of(row, name).stream()).toList();
  }

  private Map<String, String> attributesWith(List<TableRow> rows) {
    Map<String, String> stated = new LinkedHashMap<>(attributes);
    for (String column : ATTRIBUTES) {
      last(rows, column).ifPresent(value -> stated.put(column, value));
    }
    return Map.copyOf(stated);
  }

  private static Optional<String> last(List<TableRow> rows, String column) {
    return rows.stream().flatMap(row -> row.cell(column).stream()).reduce((a, b) -> b);
  }

  Optional<String> attribute(String column) {
    return Optional.ofNullable(attributes.get(column));
  }

  /** Returns everything that matches this entry: its name, its key, its words. */
  List<Synonym> allWords() {
    List<Synonym> all = new ArrayList<>();
    all.add(new Synonym(name, Synonym.Relation.SAME, row, "name"));
    all.add(new Synonym(key, Synonym.Relation.MISSPELLED, row, row.table().keyColumn()));
    all.addAll(words);
    return all;
  }

  /**
   * Returns the concept with the codes to send: for each system the certain codes; if there are
   * none, the provisional codes, if they are enabled.
   */
  Concept concept(boolean provisional) {
    return new Concept(
        key,
        name,
        codes.stream()
            .filter(code -> !code.provisional() || (provisional && !hasCertain(code)))
            .map(MappedCode::coding)
            .toList());
  }

  private boolean hasCertain(MappedCode other) {
    return codes.stream()
        .anyMatch(
            code -> !code.provisional() && code.coding().system().equals(other.coding().system()));
  }
}
