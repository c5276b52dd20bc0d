package org.tpibridge.terminology;

import org.tpibridge.finding.Place;

/**
 * Words for a thing, as a clinic writes them.
 *
 * @param row where they stand
 * @param column the row's cell with them
 */
record Synonym(String text, Relation sense, TableRow row, String column) {

  /** How the words stand to the thing they find; each is a column of the tables. */
  enum Relation {
    /** They mean the same. */
    SAME("words"),
    /** They mean a part or kind of it: a part of the muscle, a brand of the drug. */
    NARROWER("narrower_words"),
    /** They mean the same and are not spelt so. Found, but never offered. */
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
