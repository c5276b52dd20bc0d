package org.tpibridge.importing;

/** Leaves an import behind a batch, because the program was asked to end. */
public final class ImportStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ImportStoppedException() {
    super("asked to end", null, false, false);
  }
}
