package org.tpibridge.importing.erasure;

import java.nio.file.Path;

/**
 * A file in which the patient was found, or may be.
 *
 * @param what was found and where, for people: places, and nothing of the patient's
 */
public record FoundFile(Path file, FoundFileKind kind, String what) {

  /** What is done with a file. */
  public enum FoundFileKind {
    /** TPI Bridge wrote it, and nobody changed it since: the patient is removed from it. */
    WRITTEN_BY_PROGRAM,
    /** Another program's, or changed since it was written: it is listed and never changed. */
    CONTAINS,
    /** The same, where it cannot be determined whose the text is. */
    MAY_CONTAIN,
    /** The same, where it could not be searched. */
    NOT_SEARCHED
  }

  /** Whether somebody has to look at it. */
  public boolean isLeft() {
    return kind != FoundFileKind.WRITTEN_BY_PROGRAM;
  }
}
