package org.tpibridge.finding;

/** How serious a {@link Finding} is; the most severe comes first. */
public enum Severity {
  /** The visit or resource is rejected; processing continues with the rest of the input. */
  ERROR,
  /** The visit or resource is accepted, but a person should check it. */
  WARNING,
  /** For information; no action is needed. */
  INFORMATION;

  /**
   * Returns the word used in reports, which is also the code of {@code
   * OperationOutcome.issue.severity}.
   */
  public String label() {
    return switch (this) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFORMATION -> "information";
    };
  }
}
