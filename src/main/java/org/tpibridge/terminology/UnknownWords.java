package org.tpibridge.terminology;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.UnknownWord;

/**
 * Counts the words that are in no table and lists them in a CSV file: a table with rows for several
 * tables, with an empty key in each row. {@link Terminology#load} reads the file and skips the rows
 * whose key is still empty.
 *
 * <p>Text that resembles a number, an address or a sentence may be patient data in the wrong
 * column. It is counted and not listed.
 */
public final class UnknownWords {
  static final String TABLE = "table";
  static final String KEY = "key";

  /** Synonyms in other columns of the tables, which are not words that need a key. */
  private static final List<String> HEADER =
      List.of(
          TABLE,
          "more_words",
          "_times",
          "_nearest",
          KEY,
          "name",
          "class",
          "system",
          "code",
          "code_name",
          "source");

  private static final int MAX_WORDS = 5_000;
  private static final int MAX_LENGTH = 60;
  private static final int MAX_DIGITS = 4;

  private final Map<String, CountedWord> counted = new LinkedHashMap<>();
  private long notListed;
  private long beyondLimit;

  private static final class CountedWord {
    private final UnknownWord word;
    private long times;

    CountedWord(UnknownWord word) {
      this.word = word;
    }
  }

  /** Returns all columns that the file may have: its own, and those of every table. */
  static List<String> columns() {
    return Stream.concat(
            HEADER.stream(),
            Arrays.stream(TerminologyTable.values()).flatMap(v -> v.columns().stream()))
        .distinct()
        .toList();
  }

  /** Counts the unknown words among findings. */
  public void count(List<Finding> findings) {
    findings.forEach(finding -> finding.unknownWord().ifPresent(this::count));
  }

  private void count(UnknownWord unknown) {
    if (TerminologyTable.ofKeyColumn(unknown.table())
        .filter(TerminologyTable::hasWords)
        .isEmpty()) {
      return;
    }
    if (!isListable(unknown.word())) {
      notListed++;
      return;
    }
    String key = unknown.table() + " " + NormalizedPhrase.of(unknown.word());
    CountedWord counter = counted.get(key);
    if (counter == null && counted.size() == MAX_WORDS) {
      beyondLimit++;
      return;
    }
    counted.computeIfAbsent(key, k -> new CountedWord(unknown)).times++;
  }

  private static boolean isListable(String word) {
    return word.length() <= MAX_LENGTH
        && word.indexOf('@') < 0
        && word.chars().filter(Character::isDigit).count() <= MAX_DIGITS
        && word.chars().anyMatch(Character::isLetter);
  }

  /** Returns the header and one row for each word, the most frequent first. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    counted.values().stream()
        .sorted(
            comparing((CountedWord c) -> -c.times)
                .thenComparing(c -> c.word.table())
                .thenComparing(c -> c.word.word()))
        .map(UnknownWords::row)
        .forEach(rows::add);
    return rows;
  }

  private static List<String> row(CountedWord counted) {
    UnknownWord unknown = counted.word;
    String nearest =
        unknown.candidates().stream()
            .map(c -> c.key() + (c.phrase().equals(c.key()) ? "" : " (" + c.phrase() + ")"))
            .collect(joining("; "));
    List<String> row =
        new ArrayList<>(
            List.of(
                unknown.table(),
                // A semicolon would split the word in two; look-ups ignore it anyway.
                unknown.word().replace(';', ' '),
                String.valueOf(counted.times),
                nearest));
    while (row.size() < HEADER.size()) {
      row.add("");
    }
    return row;
  }

  /** Returns the number of different words that are listed. */
  public int listed() {
    return counted.size();
  }

  /** Returns the number of findings on text that does not look like a word for a table. */
  public long notListed() {
    return notListed;
  }

  /** Returns the number of findings on further words after the list was full. */
  public long beyondLimit() {
    return beyondLimit;
  }
}
