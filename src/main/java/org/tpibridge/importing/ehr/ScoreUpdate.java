package org.tpibridge.importing.ehr;

/**
 * The result of adding pain scores of an EHR to a visit.
 *
 * @param isUpdated whether the visit changed
 * @param reviews number of scores that a person has to decide about
 * @param isFailed whether the visit could not be changed
 */
public record ScoreUpdate(boolean isUpdated, int reviews, boolean isFailed) {
  static final ScoreUpdate NOTHING = new ScoreUpdate(false, 0, false);
}
