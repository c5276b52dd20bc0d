package org.tpibridge.visit;

/** The recorded answer to a yes-or-no question. A question that was not answered has no value. */
public enum YesNo {
  YES,
  NO;

  public boolean isYes() {
    return this == YES;
  }
}
