package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that this program wrote, that nobody changed since, and that has something of the
 * patient's.
 *
 * @param what will be removed, for people
 * @param removal removes it; true where the file is gone then
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
