package org.tpibridge.source.hl7v2;

import java.util.Locale;
import org.tpibridge.visit.Column;

/** DG1, and the diagnoses of FT1-19. Claims write codes without their point; it is put back. */
final class DiagnosisReader implements SegmentReader {
  private static final int METHOD = 2;
  private static final int CODE = 3;
  private static final int DESCRIPTION = 4;
  private static final int CATEGORY = 3;

  @Override
  public void read(Segment dg1, Scene scene) {
    String method = dg1.value(METHOD);
    String words = dg1.peek(CODE, 2).isEmpty() ? dg1.value(DESCRIPTION) : dg1.value(CODE, 2);
    String item = item(dg1.value(CODE, 1), words, dg1.value(CODE, 3) + method);
    scene.draft().tell(Column.DIAGNOSES, Rank.FIRST, item, dg1, CODE, 0);
  }

  /** One diagnosis of a coded field that repeats. */
  static String coded(Segment segment, int field, int repetition) {
    return item(
        segment.value(field, repetition, 1),
        segment.value(field, repetition, 2),
        segment.value(field, repetition, 3));
  }

  private static String item(String code, String words, String system) {
    String text = words.replace(';', ',');
    if (code.isEmpty()) {
      return text;
    }
    String pointed = isIcd(system) || looksLikeIcd10(code) ? pointed(code) : code;
    return text.isEmpty() ? pointed : pointed + " " + text;
  }

  private static boolean isIcd(String system) {
    String name = system.toUpperCase(Locale.ROOT).replace("-", "");
    return name.startsWith("I9") || name.startsWith("I10") || name.startsWith("ICD");
  }

  private static boolean looksLikeIcd10(String code) {
    return code.length() > CATEGORY
        && code.charAt(0) >= 'A'
        && code.charAt(0) <= 'Z'
        && Character.digit(code.charAt(1), 10) >= 0
        && code.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
  }

  /** E codes of ICD-9-CM have four characters before the point, all others three. */
  private static String pointed(String code) {
    boolean e = code.length() > 1 && code.charAt(0) == 'E' && isIcd9Cause(code);
    int before = e ? CATEGORY + 1 : CATEGORY;
    return code.indexOf('.') >= 0 || code.length() <= before
        ? code
        : code.substring(0, before) + "." + code.substring(before);
  }

  /** E800 to E999 are causes of injury; ICD-10-CM's E codes end at E89. */
  private static boolean isIcd9Cause(String code) {
    return (code.charAt(1) == '8' || code.charAt(1) == '9')
        && code.length() >= CATEGORY + 1
        && !code.startsWith("E88")
        && !code.startsWith("E89");
  }
}
