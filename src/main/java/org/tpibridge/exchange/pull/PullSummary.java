package org.tpibridge.exchange.pull;

import java.util.List;
import java.util.Map;

/**
 * What a pull did.
 *
 * @param received resources that the EHR returned, each counted once
 * @param added resources that are new to this store
 * @param changed resources with a new version
 * @param unchanged resources that were pulled before, or that are as this program sent them
 * @param deleted resources that the EHR deleted
 * @param notKept resources of patients that this store does not have
 * @param linked new and changed resources that belong to a visit of this store
 * @param laterScores pain scores that the EHR recorded for a visit, among the linked ones
 * @param ownChanged resources that were sent from here and changed in the EHR
 * @param invalid new and changed resources with an error in the validation
 * @param visits visits of another bridge, by result
 * @param reviews items that were opened for review
 * @param scoredVisits visits of which the EHR recorded, changed or withdrew later pain scores
 * @param patientsUpdated patients whose demographics the EHR changed
 * @param patientItems patients with demographics that a person has to decide about
 * @param notSearchable types that the EHR cannot be asked for
 * @param errorCount number of items that could not be pulled
 * @param errors the first of them, each once, without patient data
 * @param unavailable why the EHR could not be reached; empty if it could
 */
public record PullSummary(
    long received,
    long added,
    long changed,
    long unchanged,
    long deleted,
    long notKept,
    long linked,
    long laterScores,
    long ownChanged,
    long invalid,
    Map<String, Long> visits,
    long reviews,
    long scoredVisits,
    long patientsUpdated,
    long patientItems,
    List<String> notSearchable,
    long errorCount,
    List<String> errors,
    String unavailable) {
  /** How many different errors are listed. */
  public static final int MOST_ERRORS = 100;

  public boolean available() {
    return unavailable.isEmpty();
  }

  /** Whether everything was pulled. */
  public boolean isComplete() {
    return available() && errorCount == 0;
  }
}
