package org.tpibridge.source.hl7v2;

import org.tpibridge.source.telling.TechniqueWords;
import org.tpibridge.visit.Column;

/**
 * The technique as names of orders, procedures and documents state it. All of them have one rank,
 * so that two which contradict each other are an error.
 */
final class StatedTechnique {
  private static final int ALTERNATE_NAME = 5;
  private static final int NAME = 2;

  private StatedTechnique() {}

  /** By the names in a coded field, in the sender's system and in the alternate one. */
  static void inCoded(Segment segment, int field, Scene scene) {
    for (int component : new int[] {NAME, ALTERNATE_NAME}) {
      in(segment.peek(field, component), segment, field, component, scene);
    }
  }

  static void in(String words, Segment segment, int field, int component, Scene scene) {
    TechniqueWords.of(words)
        .ifPresent(
            technique -> {
              segment.used(field, component);
              scene
                  .draft()
                  .tell(
                      Column.TECHNIQUE,
                      Rank.FIRST,
                      TechniqueWords.written(technique),
                      segment,
                      field,
                      0);
            });
  }
}
