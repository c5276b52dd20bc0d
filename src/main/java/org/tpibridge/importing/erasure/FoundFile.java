package org.tpibridge.importing.erasure;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that holds something of a patient's, or may.
 *
 * @param pieces rows, lines, elements, messages that are the patient's; 0 where nothing can be
 *     taken out
 * @param isWhole whether nothing else is in the file, which then goes as a whole
 * @param stuck why nothing can be taken out, or not all; empty where all can
 */
public record FoundFile(Path file, int pieces, boolean isWhole, String stuck) {

  static FoundFile stuck(Path file, String why) {
    return new FoundFile(file, 0, false, why);
  }

  static final String UNREADABLE = "cannot be read";

  /** Whether it was there when it was looked for. */
  boolean isGone() {
    return !stuck.equals(UNREADABLE) && Files.notExists(file);
  }

  /** Whether something can be taken out, be it not all. */
  public boolean isCuttable() {
    return pieces > 0;
  }

  public boolean isStuck() {
    return !stuck.isEmpty();
  }
}
