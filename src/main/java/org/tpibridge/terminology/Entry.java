package org.tpibridge.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rows of one key, as one thing.
 *
 * @param name empty where no row has it, which the check refuses
 * @param words without the name and the key, which {@link #allWords} adds
 * @param attributes the columns that only this table has
 * @param items the rows that list an aftercare protocol's items
 * @param row where the thing is told; a clinic's own row stands for the shipped one
 */
record Entry(
    String key,
    String name,
    List<Word> words,
    List<CodeRow> codes,
    Map<String, String> attributes,
    List<Row> items,
    Row row) {

  private static final List<String> ATTRIBUTES =
      List.of("class", "drug", "mg_per_unit", "kind", "text");

  /** The thing as rows of one key tell it. */
  static Entry of(String key, List<Row> rows) {
    Row first = rows.get(0);
    return new Entry(key, "", List.of(), List.of(), Map.of(), List.of(), first).with(rows);
  }

  /**
   * This thing with what other rows of its key tell: a filled cell counts, an empty one does not.
   */
  Entry with(List<Row> rows) {
    String toldName = last(rows, "name").orElse(name);
    List<Row> toldItems = rows.stream().filter(row -> row.cell("item").isPresent()).toList();
    List<CodeRow> toldCodes = codes(rows, toldName);
    return new Entry(
        key,
        toldName,
        wordsWith(rows),
        toldCodes.isEmpty() ? codes : toldCodes,
        attributesWith(rows),
        isProtocol(rows) && !toldItems.isEmpty() ? toldItems : items,
        rows.get(0));
  }

  private static boolean isProtocol(List<Row> rows) {
    return rows.get(0).table() == Vocabulary.AFTERCARE;
  }

  private List<Word> wordsWith(List<Row> rows) {
    List<Word> told = new ArrayList<>();
    for (Word.Sense sense : Word.Sense.values()) {
      List<Word> fromRows = wordsIn(rows, sense.column(), sense);
      told.addAll(
          fromRows.isEmpty()
              ? words.stream().filter(word -> word.sense() == sense).toList()
              : fromRows);
    }
    told.addAll(wordsIn(rows, "more_words", Word.Sense.SAME));
    return List.copyOf(told);
  }

  private static List<Word> wordsIn(List<Row> rows, String column, Word.Sense sense) {
    return rows.stream()
        .flatMap(row -> row.list(column).stream().map(text -> new Word(text, sense, row, column)))
        .toList();
  }

  private static List<CodeRow> codes(List<Row> rows, String name) {
    return rows.stream().flatMap(row -> CodeRow.of(row, name).stream()).toList();
  }

  private Map<String, String> attributesWith(List<Row> rows) {
    Map<String, String> told = new LinkedHashMap<>(attributes);
    for (String column : ATTRIBUTES) {
      last(rows, column).ifPresent(value -> told.put(column, value));
    }
    return Map.copyOf(told);
  }

  private static Optional<String> last(List<Row> rows, String column) {
    return rows.stream().flatMap(row -> row.cell(column).stream()).reduce((a, b) -> b);
  }

  Optional<String> attribute(String column) {
    return Optional.ofNullable(attributes.get(column));
  }

  /** Everything that finds this thing: its name, its key, its words. */
  List<Word> allWords() {
    List<Word> all = new ArrayList<>();
    all.add(new Word(name, Word.Sense.SAME, row, "name"));
    all.add(new Word(key, Word.Sense.MISSPELT, row, row.table().keyColumn()));
    all.addAll(words);
    return all;
  }

  /**
   * The concept with the codes to send: of each system those that are certain, else those that are
   * provisional, where wanted.
   */
  Concept concept(boolean provisional) {
    return new Concept(
        key,
        name,
        codes.stream()
            .filter(code -> code.provisional() ? provisional && !hasCertain(code) : true)
            .map(CodeRow::coding)
            .toList());
  }

  private boolean hasCertain(CodeRow other) {
    return codes.stream()
        .anyMatch(
            code -> !code.provisional() && code.coding().system().equals(other.coding().system()));
  }
}
