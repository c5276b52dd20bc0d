package org.tpibridge.exchange;

/**
 * How an EHR is asked for changes.
 *
 * @param scope whether one search covers all patients, or each patient is asked for
 */
public record PullPolicy(PollScope scope) {
  public static final PullPolicy DEFAULT = new PullPolicy(PollScope.POPULATION);

  /** What one search covers. */
  public enum PollScope {
    POPULATION,
    PATIENT
  }
}
