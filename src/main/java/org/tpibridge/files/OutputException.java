package org.tpibridge.files;

import java.io.IOException;

/** Thrown if a file must not be written. The message says which file, why, and what to do. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1;

  OutputException(String message) {
    super(message);
  }
}
