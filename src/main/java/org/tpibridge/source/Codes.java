package org.tpibridge.source;

/** The codes of this package's findings; {@code docs/findings.md} says when each is given. */
final class Codes {
  private Codes() {}

  // The input.
  static final String IO = "TPI-READ-IO";
  static final String EMPTY = "TPI-READ-EMPTY";
  static final String NO_VISITS = "TPI-READ-NO-VISITS";
  static final String FORMAT = "TPI-READ-FORMAT";
  static final String ENCODING = "TPI-READ-ENCODING";
  static final String ARCHIVE = "TPI-READ-ARCHIVE";
  static final String ARCHIVE_REST = "TPI-READ-ARCHIVE-REST";
  static final String ARCHIVE_LIMIT = "TPI-READ-ARCHIVE-LIMIT";
  static final String ARCHIVE_NESTED = "TPI-READ-ARCHIVE-NESTED";

  // A table.
  static final String MISSING_COLUMN = "TPI-READ-MISSING-COLUMN";
  static final String UNKNOWN_COLUMN = "TPI-READ-UNKNOWN-COLUMN";
  static final String DOUBLED_COLUMN = "TPI-READ-DOUBLED-COLUMN";
  static final String CELL_COUNT = "TPI-READ-CELL-COUNT";
  static final String QUOTE = "TPI-READ-QUOTE";

  // JSON.
  static final String JSON = "TPI-READ-JSON";
  static final String JSON_TYPE = "TPI-READ-JSON-TYPE";
  static final String UNKNOWN_PROPERTY = "TPI-READ-UNKNOWN-PROPERTY";
  static final String DOUBLED_PROPERTY = "TPI-READ-DOUBLED-PROPERTY";

  // A value of any kind.
  static final String MISSING = "TPI-READ-MISSING";
  static final String TOO_LONG = "TPI-READ-TOO-LONG";
  static final String CONTROL_CHARACTER = "TPI-READ-CONTROL-CHARACTER";
  static final String NUMBER = "TPI-READ-NUMBER";
  static final String WORD = "TPI-READ-WORD";
  static final String DATE = "TPI-READ-DATE";
  static final String BIRTH_DATE = "TPI-READ-BIRTH-DATE";
  static final String FUTURE = "TPI-READ-FUTURE";
  static final String DATE_ORDER = "TPI-READ-DATE-ORDER";
  static final String TIME_GAP = "TPI-READ-TIME-GAP";
  static final String TIME_OVERLAP = "TPI-READ-TIME-OVERLAP";
  static final String SPAN = "TPI-READ-SPAN";

  // Identifiers.
  static final String ID_PLACEHOLDER = "TPI-READ-ID-PLACEHOLDER";
  static final String ID_DAMAGED = "TPI-READ-ID-DAMAGED";
  static final String ID_NORMALIZED = "TPI-READ-ID-NORMALIZED";
  static final String ID_ALIKE = "TPI-READ-ID-ALIKE";

  // A visit's own fields.
  static final String LEFT_OUT_EARLIER = "TPI-READ-LEFT-OUT-EARLIER";
  static final String DUPLICATE_VISIT = "TPI-READ-DUPLICATE-VISIT";
  static final String SAME_START = "TPI-READ-SAME-START";
  static final String NPI = "TPI-READ-NPI";
  static final String DIAGNOSIS = "TPI-READ-DIAGNOSIS";
  static final String ICD_9 = "TPI-READ-ICD-9";
  static final String PROCEDURE = "TPI-READ-PROCEDURE";
  static final String UNKNOWN_PROCEDURE = "TPI-READ-UNKNOWN-PROCEDURE";
  static final String DRY_NEEDLING = "TPI-READ-DRY-NEEDLING";
  static final String TECHNIQUE = "TPI-READ-TECHNIQUE";
  static final String NOT_DONE = "TPI-READ-NOT-DONE";
  static final String NO_DRUG = "TPI-READ-NO-DRUG";
  static final String CONTRADICTION = "TPI-READ-CONTRADICTION";
  static final String NOT_SPECIFIED = "TPI-READ-NOT-SPECIFIED";
  static final String BILLED_DRUG = "TPI-READ-BILLED-DRUG";
  static final String SITE = "TPI-READ-SITE";
  static final String SITE_TWICE = "TPI-READ-SITE-TWICE";
  static final String UNKNOWN_MUSCLE = "TPI-READ-UNKNOWN-MUSCLE";
  static final String INJECTATE = "TPI-READ-INJECTATE";
  static final String DRUG_TWICE = "TPI-READ-DRUG-TWICE";
  static final String UNIT = "TPI-READ-UNIT";
  static final String UNKNOWN_DRUG = "TPI-READ-UNKNOWN-DRUG";
  static final String PAIN = "TPI-READ-PAIN";
  static final String PAIN_MM = "TPI-READ-PAIN-MM";
  static final String UNKNOWN_COMPLICATION = "TPI-READ-UNKNOWN-COMPLICATION";

  // What a foreign record tells.
  static final String TOLD_DIFFERENTLY = "TPI-READ-TOLD-DIFFERENTLY";
  static final String KEPT_IN_NOTES = "TPI-READ-KEPT-IN-NOTES";
  static final String POUNDS = "TPI-READ-POUNDS";
  static final String MODIFIER = "TPI-READ-MODIFIER";

  // Rows that are one visit.
  static final String KEY = "TPI-READ-KEY";
  static final String KEY_AGAIN = "TPI-READ-KEY-AGAIN";
  static final String ROWS = "TPI-READ-ROWS";
  static final String ROW_AGAIN = "TPI-READ-ROW-AGAIN";
  static final String AMOUNT_NOT_READ = "TPI-READ-AMOUNT-NOT-READ";
  static final String SIDE_NOT_READ = "TPI-READ-SIDE-NOT-READ";
  static final String ROWS_ADDED = "TPI-READ-ROWS-ADDED";
  static final String ROWS_UNDECIDED = "TPI-READ-ROWS-UNDECIDED";
}
