package org.tpibridge.validation.conformance;

import java.io.IOException;

/** Reports a file that is not a usable FHIR package; the message for the user says why. */
public final class UnusablePackageException extends IOException {
  private static final long serialVersionUID = 1L;

  UnusablePackageException(String message) {
    super(message);
  }

  UnusablePackageException(String message, Throwable cause) {
    super(message, cause);
  }
}
