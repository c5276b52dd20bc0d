package org.tpibridge.files;

import java.io.IOException;

/** A file that must not be written; the message says which, why and what to do. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1;

  OutputException(String message) {
    super(message);
  }
}
