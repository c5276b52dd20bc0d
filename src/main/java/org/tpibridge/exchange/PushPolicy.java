package org.tpibridge.exchange;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What is sent to an EHR, and how.
 *
 * @param createReferences whether patients, clinicians, organizations, locations and encounters are
 *     created in the EHR if it has none; otherwise they are matched, or the reference is omitted
 * @param forward whether also data is sent that came from another EHR
 * @param onErase what happens in the EHR if a patient is erased here
 * @param sendFrom only visits that start on this day or later; empty for all
 * @param pilotPatients only patients with these MRNs; empty for all
 * @param unsentTypes resource types that are not sent
 * @param approvalRequired whether a user has to approve a dry run before the first write
 * @param historical which visits are historical, and when they are sent
 * @param newVisitsFrom visits before this day are only sent if the EHR has something of them; empty
 *     for all
 */
public record PushPolicy(
    boolean createReferences,
    boolean forward,
    OnErase onErase,
    Optional<LocalDate> sendFrom,
    Set<String> pilotPatients,
    Set<String> unsentTypes,
    boolean approvalRequired,
    HistoricalLoad historical,
    Optional<LocalDate> newVisitsFrom) {

  /** Types for which most EHRs have lists that clinicians maintain there. */
  public static final Set<String> UNSENT_BY_DEFAULT =
      Set.of("AllergyIntolerance", "Condition", "MedicationStatement");

  public static final PushPolicy DEFAULT =
      new PushPolicy(
          false, false, OnErase.REPORT, Optional.empty(), Set.of(), UNSENT_BY_DEFAULT, false);

  /** The visit happened, so nothing is marked as entered in error. */
  public enum OnErase {
    /** Nothing is sent; the report lists what the EHR still has. */
    REPORT,
    /** What was sent is deleted. */
    DELETE
  }

  /** A policy that sends historical visits as all others. */
  public PushPolicy(
      boolean createReferences,
      boolean forward,
      OnErase onErase,
      Optional<LocalDate> sendFrom,
      Set<String> pilotPatients,
      Set<String> unsentTypes,
      boolean approvalRequired) {
    this(
        createReferences,
        forward,
        onErase,
        sendFrom,
        pilotPatients,
        unsentTypes,
        approvalRequired,
        HistoricalLoad.NONE,
        Optional.empty());
  }

  /** The same policy for other historical visits. */
  public PushPolicy with(HistoricalLoad load) {
    return new PushPolicy(
        createReferences,
        forward,
        onErase,
        sendFrom,
        pilotPatients,
        unsentTypes,
        approvalRequired,
        load,
        newVisitsFrom);
  }

  /** The same policy without the historical visits that the EHR does not have yet. */
  public PushPolicy newVisitsFrom(LocalDate day) {
    return new PushPolicy(
        createReferences,
        forward,
        onErase,
        sendFrom,
        pilotPatients,
        unsentTypes,
        approvalRequired,
        historical,
        Optional.of(day));
  }

  public PushPolicy {
    pilotPatients = Set.copyOf(pilotPatients);
    unsentTypes = Set.copyOf(unsentTypes);
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "PushPolicy[…]";
  }
}
