package org.tpibridge.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** Generates a CSV of any length without storing it: complete visits that differ in their ids. */
final class GeneratedRows extends InputStream {
  private static final String HEADER =
      "visit_id,mrn,patient_last,patient_first,birth_date,sex,weight_kg,visit_start,visit_end,"
          + "clinician_npi,clinician_name,location,diagnoses,procedure_code,billed_drugs,sites,"
          + "guidance,injectates,pain_before,pain_after,pain_later,relief_percent,twitch,consent,"
          + "goal,aftercare,follow_up,notes\n";
  private static final String ROW =
      ",10002,Brandt,Jonas Emil,1966-11-30,M,84.5,2024-03-04T10:15,2024-03-04T10:45,1234567893,"
          + "\"Lindqvist, Anna\",Room 2,M79.18; M54.2,20553,J3301 x4,trapezius both; levator"
          + " scapulae both x2; rhomboid both; infraspinatus both; splenius capitis both,"
          + "ultrasound,lidocaine 1% 10 mL; triamcinolone 40 mg/mL 1 mL,8,3,2h:4; 48h:3; 6w:2,60,"
          + "yes,yes,pain 3 in 6w,24 hours,6w,\"Desk work; both shoulders raised.\nWell after.\"\n";

  private final long rows;
  private long row;
  private byte[] line = HEADER.getBytes(UTF_8);
  private int at;

  GeneratedRows(long rows) {
    this.rows = rows;
  }

  @Override
  public int read() {
    return hasBytes() ? line[at++] : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (!hasBytes()) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, into, offset, count);
    at += count;
    return count;
  }

  private boolean hasBytes() {
    if (at == line.length && row < rows) {
      row++;
      line = ("V" + row + ROW).getBytes(UTF_8);
      at = 0;
    }
    return at < line.length;
  }
}
