package org.tpibridge.importing.ehr;

import java.time.InstantSource;
import org.tpibridge.importing.patients.EhrDemographics;
import org.tpibridge.importing.undo.VisitWithdrawal;
import org.tpibridge.store.Store;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Applies what an EHR changed of visits and patients of this store. Each change is a job with the
 * EHR as its origin.
 */
public record EhrChanges(
    VisitWithdrawal withdrawals, EhrDemographics demographics, InstantSource clock) {

  /**
   * @param indexer extracts the search values of resources
   * @param program name and version of the program, recorded with the jobs
   */
  public static EhrChanges of(
      Store store, SearchIndexer indexer, String program, InstantSource clock) {
    return new EhrChanges(
        new VisitWithdrawal(store, indexer, program, clock),
        new EhrDemographics(indexer, program, clock),
        clock);
  }
}
