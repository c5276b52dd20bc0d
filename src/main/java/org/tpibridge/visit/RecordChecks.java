package org.tpibridge.visit;

import java.util.Optional;

/** Validates values of the records in this package. Messages never quote a value. */
final class RecordChecks {
  private RecordChecks() {}

  static String requireText(String text, String field) {
    if (text.isBlank() || !text.equals(text.strip())) {
      throw new IllegalArgumentException(
          field + " must not be blank or have white space around it");
    }
    return text;
  }

  static Optional<String> requireText(Optional<String> text, String field) {
    text.ifPresent(t -> requireText(t, field));
    return text;
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
