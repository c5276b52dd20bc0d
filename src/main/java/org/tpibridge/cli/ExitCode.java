package org.tpibridge.cli;

import org.tpibridge.importing.ImportOutcome;

/** Exit codes of the program. */
enum ExitCode {
  /** Success. */
  OK(0),
  /** Some input was rejected or is invalid. */
  REJECTED(1),
  /** Wrong usage, or input that cannot be read. */
  UNREADABLE(2);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  static ExitCode of(ImportOutcome result) {
    return switch (result) {
      case IMPORTED -> OK;
      case SOME_REJECTED -> REJECTED;
      case UNREADABLE -> UNREADABLE;
    };
  }

  int number() {
    return number;
  }
}
