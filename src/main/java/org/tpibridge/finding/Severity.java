package org.tpibridge.finding;

/** How much a {@link Finding} weighs; the most severe comes first. */
public enum Severity {
  /** The visit or resource is rejected; the rest of the input goes on. */
  ERROR,
  /** Accepted, but somebody should look. */
  WARNING,
  /** Worth knowing; nothing to do. */
  INFORMATION;

  /** The word used in reports, and the code of {@code OperationOutcome.issue.severity}. */
  public String label() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFORMATION -> "information";
    };
  }
}
