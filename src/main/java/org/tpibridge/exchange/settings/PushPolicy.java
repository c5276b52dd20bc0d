package org.tpibridge.exchange.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.exchange.settings.LimitPolicy.Hours;

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

  /**
   * Which visits are historical, and when they are sent. A visit that was pushed before is not
   * historical any more: its corrections are sent as those of all other visits.
   *
   * @param after age from which a visit is historical; empty if none is
   * @param when they are sent
   * @param hours of the day in which they are sent, for {@link When#HOURS}
   */
  public record HistoricalLoad(Optional<Duration> after, When when, Optional<Hours> hours) {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    public static final HistoricalLoad NONE =
        new HistoricalLoad(Optional.empty(), When.ALWAYS, Optional.empty());

    /** When historical visits are sent. */
    public enum When {
      /** After all others. */
      ALWAYS,
      /** In some hours of the day, after all others. */
      HOURS,
      NEVER
    }

    /**
     * @throws IllegalArgumentException if a value cannot be used; the message names the setting
     */
    public HistoricalLoad {
      if (after.isPresent()
          && (after.get().compareTo(Duration.ofDays(1)) < 0
              || after.get().compareTo(LONGEST) > 0)) {
        throw new IllegalArgumentException(
            "historical.after must be 1d to 36500d, such as 30d, but is " + after.get());
      }
      if (when != When.ALWAYS && after.isEmpty()) {
        throw new IllegalArgumentException(
            "historical.load is set, so historical.after must be set, too, such as 30d");
      }
      if ((when == When.HOURS) != hours.isPresent()) {
        throw new IllegalArgumentException(
            "historical.hours must be set if historical.load is hours, and only then, such as"
                + " 20:00-06:00");
      }
    }

    /** Visits before this day are historical; empty if none is. */
    public Optional<LocalDate> newVisitsFrom(LocalDate today) {
      return after.map(age -> today.minusDays(age.toDays()));
    }

    /** Whether historical visits are sent at a time. */
    public boolean isSent(Instant now, LimitPolicy limits) {
      return switch (when) {
        case ALWAYS -> true;
        case HOURS -> hours.orElseThrow().contain(now.atZone(limits.zone()).toLocalTime());
        case NEVER -> false;
      };
    }
  }

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
