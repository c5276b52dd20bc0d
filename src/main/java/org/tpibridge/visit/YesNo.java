package org.tpibridge.visit;

/** What a visit's record answers to a yes-or-no question that it answers at all. */
public enum YesNo {
  YES,
  NO;

  public boolean isYes() {
    return this == YES;
  }
}
