package org.tpibridge.exchange.pull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tpibridge.importing.ehr.EhrVisits;
import org.tpibridge.importing.ehr.ScoreUpdate;
import org.tpibridge.importing.patients.EhrDemographics.DemographicsResult;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;
import org.tpibridge.store.pulled.PulledResources.Relation;

/** Counts what a pull did. Used by one thread. */
final class PullCounts {
  private long received;
  private long added;
  private long changed;
  private long unchanged;
  private long deleted;
  private long notKept;
  private long linked;
  private long laterScores;
  private long ownChanged;
  private long invalid;
  private long reviews;
  private long scoresAdded;
  private long patientsUpdated;
  private long patientItems;
  private long errorCount;
  private String unavailable = "";
  private final Map<String, Long> visits = new TreeMap<>();
  private final TreeSet<String> notSearchable = new TreeSet<>();

  /** How often each of them occurred. */
  private final Map<String, Long> errors = new LinkedHashMap<>();

  void received() {
    received++;
  }

  void notKept() {
    notKept++;
  }

  void unchanged() {
    unchanged++;
  }

  /**
   * @param isNew whether it is the first version of the resource
   */
  void stored(PulledVersion version, boolean isNew, boolean hasErrors) {
    if (version.deleted()) {
      deleted++;
    } else if (isNew) {
      added++;
    } else {
      changed++;
    }
    invalid += hasErrors ? 1 : 0;
    linked += version.visit().isPresent() ? 1 : 0;
    laterScores += version.relation() == Relation.LATER_SCORE ? 1 : 0;
    ownChanged += version.relation() == Relation.OWN_CHANGED ? 1 : 0;
  }

  /** A resource that was stored before turned out to belong to a visit. */
  void linkedLater(Relation relation) {
    linked++;
    laterScores += relation == Relation.LATER_SCORE ? 1 : 0;
  }

  void review() {
    reviews++;
  }

  void scores(ScoreUpdate update) {
    scoresAdded += update.isUpdated() ? 1 : 0;
    reviews += update.reviews();
    if (update.isFailed()) {
      error("The pain scores of a visit could not be changed. It is tried again in the next pull.");
    }
  }

  void demographics(DemographicsResult result) {
    patientsUpdated +=
        result == DemographicsResult.UPDATED || result == DemographicsResult.UPDATED_AND_REVIEW
            ? 1
            : 0;
    patientItems +=
        result == DemographicsResult.REVIEW || result == DemographicsResult.UPDATED_AND_REVIEW
            ? 1
            : 0;
  }

  void visit(EhrVisits.EhrVisitState outcome) {
    visits.merge(outcome.name().toLowerCase(Locale.ROOT), 1L, Long::sum);
  }

  void notSearchable(String type) {
    notSearchable.add(type);
  }

  /**
   * @param message without patient data
   */
  void error(String message) {
    errorCount++;
    if (errors.size() < PullSummary.MOST_ERRORS || errors.containsKey(message)) {
      errors.merge(message, 1L, Long::sum);
    }
  }

  void unavailable(String reason) {
    if (unavailable.isEmpty()) {
      unavailable = reason;
    }
  }

  boolean isAvailable() {
    return unavailable.isEmpty();
  }

  PullSummary summary() {
    return new PullSummary(
        received,
        added,
        changed,
        unchanged,
        deleted,
        notKept,
        linked,
        laterScores,
        ownChanged,
        invalid,
        new TreeMap<>(visits),
        reviews,
        scoresAdded,
        patientsUpdated,
        patientItems,
        List.copyOf(notSearchable),
        errorCount,
        errors.entrySet().stream()
            .map(
                one ->
                    one.getKey() + (one.getValue() == 1 ? "" : " (" + one.getValue() + " times)"))
            .toList(),
        unavailable);
  }
}
