package org.tpibridge.source.hl7v2;

/** The codes of this package's findings; {@code docs/findings.md} says when each is given. */
final class Codes {
  private Codes() {}

  // The input and its messages.
  static final String BROKEN = "TPI-HL7-BROKEN";
  static final String TOO_LONG = "TPI-HL7-TOO-LONG";
  static final String BATCH = "TPI-HL7-BATCH";
  static final String LINE = "TPI-HL7-LINE";
  static final String CHARSET = "TPI-HL7-CHARSET";
  static final String TYPE = "TPI-HL7-TYPE";
  static final String TEST = "TPI-HL7-TEST";
  static final String NOT_READ = "TPI-HL7-NOT-READ";
  static final String IDENTITY = "TPI-HL7-IDENTITY";
  static final String MENTIONED = "TPI-HL7-MENTIONED";
  static final String ORDER = "TPI-HL7-ORDER";
  static final String UNCLEAR = "TPI-HL7-UNCLEAR";
  static final String NOT_PERFORMED = "TPI-HL7-NOT-PERFORMED";
  static final String REPEATED = "TPI-HL7-REPEATED";

  // A clinic's map of segments.
  static final String MAP_YAML = "TPI-SEGMENTS-YAML";
  static final String MAP_FORM = "TPI-SEGMENTS-FORM";

  // What a visit's messages tell.
  static final String MRN = "TPI-HL7-MRN";
  static final String PATIENTS = "TPI-HL7-PATIENTS";
  static final String VISIT_NUMBER = "TPI-HL7-VISIT-NUMBER";
  static final String DAY = "TPI-HL7-DAY";
  static final String DAYS = "TPI-HL7-DAYS";
  static final String PHASE = "TPI-HL7-PHASE";
  static final String NOT_GIVEN = "TPI-HL7-NOT-GIVEN";
  static final String PARTIAL = "TPI-HL7-PARTIAL";
  static final String AMOUNT = "TPI-HL7-AMOUNT";
  static final String STATUS = "TPI-HL7-STATUS";
  static final String UNIT = "TPI-HL7-UNIT";
  static final String CODES = "TPI-HL7-CODES";
  static final String CREDIT = "TPI-HL7-CREDIT";
  static final String BILLED_DOSE = "TPI-HL7-BILLED-DOSE";
  static final String PREFERRED = "TPI-HL7-PREFERRED";
  static final String CONFLICT = "TPI-HL7-CONFLICT";
  static final String REPLACED = "TPI-HL7-REPLACED";
  static final String WITHDRAWN = "TPI-HL7-WITHDRAWN";
  static final String NOT_FINAL = "TPI-HL7-NOT-FINAL";
  static final String UNMATCHED = "TPI-HL7-UNMATCHED";
}
