package org.tpibridge.reading.hl7v2.segment;

import org.tpibridge.reading.canonical.TechniqueNames;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.visit.Column;

/**
 * Reads the technique from names of orders, procedures and documents. All of them have the same
 * precedence, so that a contradiction is an error.
 */
final class TechniqueFields {
  private static final int ALTERNATE_NAME = 5;
  private static final int NAME = 2;

  private TechniqueFields() {}

  /** Reads the names in a coded field, in the sender's system and in the alternate one. */
  static void addFromCoded(Hl7Segment segment, int field, MessageContext context) {
    for (int component : new int[] {NAME, ALTERNATE_NAME}) {
      addFrom(segment.peek(field, component), segment, field, component, context);
    }
  }

  static void addFrom(
      String words, Hl7Segment segment, int field, int component, MessageContext context) {
    TechniqueNames.of(words)
        .ifPresent(
            technique -> {
              segment.markUsed(field, component);
              context
                  .statements()
                  .addValue(
                      Column.TECHNIQUE,
                      Precedence.FIRST,
                      TechniqueNames.canonicalName(technique),
                      segment,
                      field,
                      0);
            });
  }
}
