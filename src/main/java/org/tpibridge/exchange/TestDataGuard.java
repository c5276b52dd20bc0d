package org.tpibridge.exchange;

import java.util.Optional;
import org.tpibridge.exchange.settings.EhrSettings;

/** Keeps invented visits out of EHRs that have data of patients. */
public final class TestDataGuard {
  private TestDataGuard() {}

  /**
   * Whether a store may send to an EHR.
   *
   * @param testData whether the store contains test data
   * @return why not, for a user; empty if it may
   */
  public static Optional<String> refusal(EhrSettings ehr, boolean testData) {
    if (!testData || ehr.environment() == EhrSettings.Environment.TEST || ehr.isOnThisMachine()) {
      return Optional.empty();
    }
    return Optional.of(
        "This store contains test data (--demo), but "
            + ehr.name()
            + " is an EHR with patients. Nothing was sent. Test data is only sent to this machine,"
            + " and to EHRs with the setting environment: test.");
  }
}
