package org.tpibridge.reading.columnmap;

/** The codes of this package's findings; {@code docs/findings.md} says when each is given. */
final class ColumnMapFindingCodes {
  private ColumnMapFindingCodes() {}

  // The map itself.
  static final String YAML = "TPI-COLUMNS-YAML";
  static final String FORM = "TPI-COLUMNS-FORM";
  static final String MEANING = "TPI-COLUMNS-MEANING";

  // The table's header.
  static final String MISSING = "TPI-COLUMNS-MISSING";
  static final String DUPLICATE_COLUMN = "TPI-COLUMNS-DOUBLED";
  static final String UNUSED = "TPI-COLUMNS-UNUSED";

  // The rows of one visit.
  static final String REPEATED = "TPI-COLUMNS-REPEATED";
  static final String DISCARDED = "TPI-COLUMNS-DISCARDED";

  // A cell.
  static final String PARTS = "TPI-COLUMNS-PARTS";
  static final String TEMPLATE = "TPI-COLUMNS-TEMPLATE";
  static final String VALUE = "TPI-COLUMNS-VALUE";
  static final String DATE = "TPI-COLUMNS-DATE";
  static final String NUMBER = "TPI-COLUMNS-NUMBER";
}
