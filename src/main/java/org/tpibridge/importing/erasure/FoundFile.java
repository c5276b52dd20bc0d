package org.tpibridge.importing.erasure;

import java.nio.file.Path;

/**
 * A file that contains data of the patient, or may contain it.
 *
 * @param what what was found and where, for people; contains no patient data
 */
public record FoundFile(Path file, FoundFileKind kind, String what) {

  /** How an erasure handles a file. */
  public enum FoundFileKind {
    /** TPI Bridge wrote it, and it has not changed since: the patient is removed from it. */
    WRITTEN_BY_PROGRAM,
    /** Written by another program, or changed since: the file is listed and never changed. */
    CONTAINS,
    /** Like {@link #CONTAINS}, if it is uncertain whether the text is about the patient. */
    MAY_CONTAIN,
    /** Like {@link #CONTAINS}, if the file could not be searched. */
    NOT_SEARCHED
  }

  /** Returns whether the file stays as it is, so that a person has to check it. */
  public boolean isLeft() {
    return kind != FoundFileKind.WRITTEN_BY_PROGRAM;
  }
}
