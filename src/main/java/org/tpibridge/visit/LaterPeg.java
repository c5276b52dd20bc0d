package org.tpibridge.visit;

/**
 * A PEG questionnaire that was answered some time after the visit.
 *
 * @param timeAfterVisit the time since the end of the visit
 */
public record LaterPeg(TimeSpan timeAfterVisit, PegScore score) {
  @Override
  public String toString() {
    return "LaterPeg[…]";
  }
}
