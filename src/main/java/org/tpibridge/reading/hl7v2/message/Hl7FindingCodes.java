package org.tpibridge.reading.hl7v2.message;

/** The finding codes of this package; {@code docs/findings.md} describes when each is reported. */
public final class Hl7FindingCodes {
  private Hl7FindingCodes() {}

  // The input and its messages.
  static final String BROKEN = "TPI-HL7-BROKEN";
  static final String TOO_LONG = "TPI-HL7-TOO-LONG";
  static final String BATCH = "TPI-HL7-BATCH";
  static final String LINE = "TPI-HL7-LINE";
  static final String CHARSET = "TPI-HL7-CHARSET";
  public static final String TYPE = "TPI-HL7-TYPE";
  public static final String TEST = "TPI-HL7-TEST";
  public static final String NOT_READ = "TPI-HL7-NOT-READ";
  public static final String IDENTITY = "TPI-HL7-IDENTITY";
  public static final String MENTIONED = "TPI-HL7-MENTIONED";
  public static final String ORDER = "TPI-HL7-ORDER";
  public static final String UNCLEAR = "TPI-HL7-UNCLEAR";
  public static final String NOT_PERFORMED = "TPI-HL7-NOT-PERFORMED";
  public static final String REPEATED = "TPI-HL7-REPEATED";

  // A clinic's segment map.
  public static final String MAP_YAML = "TPI-SEGMENTS-YAML";
  public static final String MAP_FORM = "TPI-SEGMENTS-FORM";

  // The statements of a visit's messages.
  public static final String MRN = "TPI-HL7-MRN";
  public static final String PATIENTS = "TPI-HL7-PATIENTS";
  public static final String VISIT_NUMBER = "TPI-HL7-VISIT-NUMBER";
  public static final String DAY = "TPI-HL7-DAY";
  public static final String DAYS = "TPI-HL7-DAYS";
  public static final String PEG = "TPI-HL7-PEG";
  public static final String PHASE = "TPI-HL7-PHASE";
  public static final String NOT_GIVEN = "TPI-HL7-NOT-GIVEN";
  public static final String PARTIAL = "TPI-HL7-PARTIAL";
  public static final String AMOUNT = "TPI-HL7-AMOUNT";
  public static final String STATUS = "TPI-HL7-STATUS";
  public static final String UNIT = "TPI-HL7-UNIT";
  public static final String CODES = "TPI-HL7-CODES";
  public static final String CREDIT = "TPI-HL7-CREDIT";
  public static final String BILLED_DOSE = "TPI-HL7-BILLED-DOSE";
  public static final String PREFERRED = "TPI-HL7-PREFERRED";
  public static final String CONFLICT = "TPI-HL7-CONFLICT";
  public static final String REPLACED = "TPI-HL7-REPLACED";
  public static final String WITHDRAWN = "TPI-HL7-WITHDRAWN";
  public static final String NOT_FINAL = "TPI-HL7-NOT-FINAL";
  public static final String UNMATCHED = "TPI-HL7-UNMATCHED";
}
