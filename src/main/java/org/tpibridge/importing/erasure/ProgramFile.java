package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that this program wrote, that has not changed since, and that contains data of the
 * patient.
 *
 * @param what what will be removed, for people
 * @param removal removes it and returns whether the file was deleted
 */
record ProgramFile(Path file, String what, Removal removal) {
  @FunctionalInterface
  interface Removal {
    boolean remove() throws IOException;
  }

  FoundFile found() {
    return new FoundFile(file, FoundFile.FoundFileKind.WRITTEN_BY_PROGRAM, what);
  }
}
