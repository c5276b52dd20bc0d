package org.tpibridge.terminology;

import org.tpibridge.finding.Place;

/**
 * A clinic's words for a terminology entry.
 *
 * @param row the row with these words
 * @param column the column of the cell with these words
 */
record Synonym(String text, Relation relation, TableRow row, String column) {

  /** The relationship of the words to the entry; each has its own column in the tables. */
  enum Relation {
    /** The words mean the same as the entry. */
    SAME("words"),
    /** The words mean a part or a kind of the entry: a part of the muscle, a brand of the drug. */
    NARROWER("narrower_words"),
    /** A misspelling. It is matched, but never suggested. */
    MISSPELLED("misspellings");

    private final String column;

    Relation(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }
  }

  Place place() {
    return row.at(column);
  }
}
