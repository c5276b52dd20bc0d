package org.tpibridge.reading.columnmap;

/** The codes of findings about column maps; {@code docs/findings.md} describes each. */
final class ColumnMapFindingCodes {
  private ColumnMapFindingCodes() {}

  // Column maps.
  static final String YAML = "TPI-COLUMNS-YAML";
  static final String FORM = "TPI-COLUMNS-FORM";
  static final String MEANING = "TPI-COLUMNS-MEANING";

  // Headers.
  static final String MISSING = "TPI-COLUMNS-MISSING";
  static final String DUPLICATE_COLUMN = "TPI-COLUMNS-DOUBLED";
  static final String UNUSED = "TPI-COLUMNS-UNUSED";

  // Rows of one visit.
  static final String REPEATED = "TPI-COLUMNS-REPEATED";
  static final String DISCARDED = "TPI-COLUMNS-DISCARDED";

  // Cells.
  static final String PARTS = "TPI-COLUMNS-PARTS";
  static final String TEMPLATE = "TPI-COLUMNS-TEMPLATE";
  static final String VALUE = "TPI-COLUMNS-VALUE";
  static final String DATE = "TPI-COLUMNS-DATE";
  static final String NUMBER = "TPI-COLUMNS-NUMBER";
}
