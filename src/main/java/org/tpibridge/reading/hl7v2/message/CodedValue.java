package org.tpibridge.reading.hl7v2.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of the codes of a coded field. A field has up to three codes, which should mean the same in
 * different systems: in components 1 to 3, the alternate code in 4 to 6, a second alternate in 10
 * to 12.
 *
 * @param component the component with the code
 * @param system the system as the sender names it, in upper case, or ""
 */
public record CodedValue(int component, String code, String words, String system) {
  private static final int[] FIRST_COMPONENTS = {1, 4, 10};

  /** Returns the values that have a code or words. */
  public static List<CodedValue> of(Hl7Segment segment, int field, int repetition) {
    List<CodedValue> triples = new ArrayList<>();
    for (int component : FIRST_COMPONENTS) {
      String code = segment.peek(field, repetition, component);
      String words = segment.words(field, repetition, component + 1);
      if (!code.isEmpty() || !words.isEmpty()) {
        String system = segment.peek(field, repetition, component + 2);
        triples.add(new CodedValue(component, code, words, system.toUpperCase(Locale.ROOT)));
      }
    }
    return triples;
  }

  /** Marks its components as read. */
  public void markUsed(Hl7Segment segment, int field) {
    for (int part = 0; part < 3; part++) {
      segment.markUsed(field, component + part);
    }
  }
}
