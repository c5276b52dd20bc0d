package org.tpibridge.finding;

/** States what a report of an internal error must contain, so that it can be fixed. */
public final class InternalErrorReport {
  private InternalErrorReport() {}

  /**
   * The suggestion of a finding about an internal error.
   *
   * @param failure only its class is named, because its message may quote a visit
   */
  public static String suggestion(Throwable failure) {
    return "Report this problem with the finding code, "
        + failure.getClass().getSimpleName()
        + ", the command, and the program version (tpi-bridge --version). Do not include patient"
        + " data.";
  }
}
