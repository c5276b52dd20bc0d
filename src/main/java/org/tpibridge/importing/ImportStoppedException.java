package org.tpibridge.importing;

/** Thrown after a batch was saved, if the program is to stop. */
public final class ImportStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ImportStoppedException() {
    super("stop requested", null, false, false);
  }
}
