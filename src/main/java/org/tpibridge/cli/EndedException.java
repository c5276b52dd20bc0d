package org.tpibridge.cli;

/** Leaves an import behind a batch, because the program was asked to end. */
final class EndedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EndedException() {
    super("asked to end", null, false, false);
  }
}
