package org.tpibridge.cli;

import org.tpibridge.importing.ImportOutcome;

/** Exit codes of the program. */
enum ExitCode {
  /** Success. */
  OK(0),
  /** Some input was rejected or is invalid, something was not found, or was not confirmed. */
  NOT_ALL_SUCCEEDED(1),
  /** Wrong usage, input that cannot be read, or another failure. */
  FAILED(2),
  /** An EHR cannot be reached, or refuses this program. */
  EHR_UNAVAILABLE(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  static ExitCode of(ImportOutcome result) {
    return switch (result) {
      case IMPORTED -> OK;
      case SOME_REJECTED -> NOT_ALL_SUCCEEDED;
      case UNREADABLE -> FAILED;
    };
  }

  int number() {
    return number;
  }
}
