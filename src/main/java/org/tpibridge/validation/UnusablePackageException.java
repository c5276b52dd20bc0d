package org.tpibridge.validation;

import java.io.IOException;

/** A file given as a FHIR package is none that can be used; the message says why, for the user. */
public final class UnusablePackageException extends IOException {
  private static final long serialVersionUID = 1L;

  UnusablePackageException(String message) {
    super(message);
  }

  UnusablePackageException(String message, Throwable cause) {
    super(message, cause);
  }
}
