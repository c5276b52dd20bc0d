package org.tpibridge.reading.input;

/** The codes of findings about reading; {@code docs/findings.md} describes each. */
public final class ReadingFindingCodes {
  private ReadingFindingCodes() {}

  // Inputs.
  public static final String IO = "TPI-READ-IO";
  public static final String EMPTY = "TPI-READ-EMPTY";
  public static final String NO_VISITS = "TPI-READ-NO-VISITS";
  public static final String FORMAT = "TPI-READ-FORMAT";
  public static final String ENCODING = "TPI-READ-ENCODING";
  public static final String ARCHIVE = "TPI-READ-ARCHIVE";
  static final String ARCHIVE_TRAILING_DATA = "TPI-READ-ARCHIVE-REST";
  public static final String ARCHIVE_LIMIT = "TPI-READ-ARCHIVE-LIMIT";
  public static final String ARCHIVE_NESTED = "TPI-READ-ARCHIVE-NESTED";

  // Tables.
  public static final String MISSING_COLUMN = "TPI-READ-MISSING-COLUMN";
  public static final String UNKNOWN_COLUMN = "TPI-READ-UNKNOWN-COLUMN";
  public static final String DUPLICATE_COLUMN = "TPI-READ-DOUBLED-COLUMN";
  public static final String CELL_COUNT = "TPI-READ-CELL-COUNT";
  public static final String QUOTE = "TPI-READ-QUOTE";

  // JSON.
  public static final String JSON = "TPI-READ-JSON";
  public static final String JSON_TYPE = "TPI-READ-JSON-TYPE";
  public static final String UNKNOWN_PROPERTY = "TPI-READ-UNKNOWN-PROPERTY";
  public static final String DUPLICATE_PROPERTY = "TPI-READ-DOUBLED-PROPERTY";

  // Values of any kind.
  public static final String MISSING = "TPI-READ-MISSING";
  public static final String TOO_LONG = "TPI-READ-TOO-LONG";
  public static final String CONTROL_CHARACTER = "TPI-READ-CONTROL-CHARACTER";
  public static final String NUMBER = "TPI-READ-NUMBER";
  public static final String WORD = "TPI-READ-WORD";
  public static final String DATE = "TPI-READ-DATE";
  public static final String BIRTH_DATE = "TPI-READ-BIRTH-DATE";
  public static final String FUTURE = "TPI-READ-FUTURE";
  public static final String DATE_ORDER = "TPI-READ-DATE-ORDER";
  public static final String TIME_GAP = "TPI-READ-TIME-GAP";
  public static final String TIME_OVERLAP = "TPI-READ-TIME-OVERLAP";
  public static final String SPAN = "TPI-READ-SPAN";

  // Identifiers.
  public static final String ID_PLACEHOLDER = "TPI-READ-ID-PLACEHOLDER";
  public static final String ID_DAMAGED = "TPI-READ-ID-DAMAGED";
  public static final String ID_NORMALIZED = "TPI-READ-ID-NORMALIZED";
  public static final String SIMILAR_ID = "TPI-READ-ID-ALIKE";

  // Fields of a visit.
  public static final String SKIPPED_EARLIER = "TPI-READ-LEFT-OUT-EARLIER";
  public static final String DUPLICATE_VISIT = "TPI-READ-DUPLICATE-VISIT";
  public static final String SAME_START = "TPI-READ-SAME-START";
  public static final String NPI = "TPI-READ-NPI";
  public static final String DIAGNOSIS = "TPI-READ-DIAGNOSIS";
  public static final String ICD_9 = "TPI-READ-ICD-9";
  public static final String PROCEDURE = "TPI-READ-PROCEDURE";
  public static final String UNKNOWN_PROCEDURE = "TPI-READ-UNKNOWN-PROCEDURE";
  public static final String DRY_NEEDLING = "TPI-READ-DRY-NEEDLING";
  public static final String TECHNIQUE = "TPI-READ-TECHNIQUE";
  public static final String NOT_DONE = "TPI-READ-NOT-DONE";
  public static final String NO_DRUG = "TPI-READ-NO-DRUG";
  public static final String CONTRADICTION = "TPI-READ-CONTRADICTION";
  public static final String NOT_SPECIFIED = "TPI-READ-NOT-SPECIFIED";
  public static final String BILLED_DRUG = "TPI-READ-BILLED-DRUG";
  public static final String SITE = "TPI-READ-SITE";
  public static final String DUPLICATE_SITE = "TPI-READ-SITE-TWICE";
  public static final String UNKNOWN_MUSCLE = "TPI-READ-UNKNOWN-MUSCLE";
  public static final String INJECTATE = "TPI-READ-INJECTATE";
  public static final String DRUG_TWICE = "TPI-READ-DRUG-TWICE";
  public static final String UNIT = "TPI-READ-UNIT";
  public static final String UNKNOWN_DRUG = "TPI-READ-UNKNOWN-DRUG";
  public static final String PAIN = "TPI-READ-PAIN";
  public static final String PEG = "TPI-READ-PEG";
  public static final String HELD_TIME = "TPI-READ-HELD-TIME";
  public static final String PAIN_MM = "TPI-READ-PAIN-MM";
  public static final String UNKNOWN_TREATMENT = "TPI-READ-UNKNOWN-TREATMENT";
  public static final String UNKNOWN_STEP = "TPI-READ-UNKNOWN-STEP";
  public static final String UNKNOWN_PLAN = "TPI-READ-UNKNOWN-PLAN";
  public static final String UNKNOWN_COMPLICATION = "TPI-READ-UNKNOWN-COMPLICATION";

  // Values that are converted, moved or stated several times.
  public static final String CONFLICTING_VALUES = "TPI-READ-TOLD-DIFFERENTLY";
  public static final String KEPT_IN_NOTES = "TPI-READ-KEPT-IN-NOTES";
  public static final String POUNDS = "TPI-READ-POUNDS";
  public static final String MODIFIER = "TPI-READ-MODIFIER";

  // Rows of one visit.
  public static final String KEY = "TPI-READ-KEY";
  public static final String REPEATED_KEY = "TPI-READ-KEY-AGAIN";
  public static final String ROWS = "TPI-READ-ROWS";
  public static final String REPEATED_ROW = "TPI-READ-ROW-AGAIN";
  public static final String AMOUNT_NOT_READ = "TPI-READ-AMOUNT-NOT-READ";
  public static final String SIDE_NOT_READ = "TPI-READ-SIDE-NOT-READ";
  public static final String ADDED_ROWS = "TPI-READ-ROWS-ADDED";
  public static final String UNDECIDED_ROWS = "TPI-READ-ROWS-UNDECIDED";
}
