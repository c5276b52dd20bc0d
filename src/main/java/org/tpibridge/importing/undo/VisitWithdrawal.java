package org.tpibridge.importing.undo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.importing.upsert.NewVersions;
import org.tpibridge.importing.upsert.Serializer;
import org.tpibridge.importing.upsert.VisitRetraction;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.ProcessName;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.jobs.SourceRows.SourceRow;
import org.tpibridge.store.jobs.StoredFindings.RowFindings;
import org.tpibridge.store.jobs.StoredPlace;
import org.tpibridge.store.resources.ChangeSource;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Retracts visits because the EHR that they came from marks them as entered in error. The EHR is
 * the origin of the job, so that nothing is sent back to it; {@link JobUndo} can undo the job.
 * Patients, clinicians and places stay as they are.
 */
public final class VisitWithdrawal {
  private static final String CODE = "TPI-IMPORT-WITHDRAWN";

  private final Store store;
  private final NewVersions versions;
  private final String program;
  private final InstantSource clock;

  /**
   * @param indexer extracts the search values of resources
   * @param program name and version of the program, recorded with the job
   */
  public VisitWithdrawal(Store store, SearchIndexer indexer, String program, InstantSource clock) {
    this.store = store;
    this.versions = new NewVersions(new Serializer(indexer));
    this.program = program;
    this.clock = clock;
  }

  /**
   * Retracts the visits that are in use and came from the EHR; others do not change.
   *
   * @param keys keys of visits
   * @return the keys of the visits that were retracted
   */
  public List<Long> withdraw(String ehr, List<Long> keys) {
    return store.write(
        tx -> {
          tx.lock(
              visits(tx, keys)
                  .flatMap(visit -> Stream.of(visit.visitId(), visit.patientId()))
                  .toList());
          List<StoredVisit> visits =
              visits(tx, keys).filter(one -> tx.ehrOf(one).equals(Optional.of(ehr))).toList();
          if (!visits.isEmpty()) {
            withdraw(tx, ehr, visits);
          }
          return visits.stream().map(StoredVisit::key).toList();
        });
  }

  private static Stream<StoredVisit> visits(StoreReader tx, List<Long> keys) {
    return keys.stream()
        .distinct()
        .flatMap(key -> tx.visits().find(key).stream())
        .filter(visit -> visit.state() == Visits.VisitState.CURRENT);
  }

  private void withdraw(StoreTransaction tx, String ehr, List<StoredVisit> visits) {
    Instant now = clock.instant();
    Jobs.Job job = tx.jobs().begin(request(ehr), now);
    Place place = new Place.Whole(ehr);
    VisitRetraction retraction = new VisitRetraction(tx, versions);
    List<SourceRow> rows = new ArrayList<>();
    List<RowFindings> findings = new ArrayList<>();
    for (StoredVisit visit : visits) {
      long number = rows.size() + 1L;
      retraction.retract(visit, new ChangeSource(job.key(), number, now));
      rows.add(
          new SourceRow(
              job.key(),
              number,
              RowOutcome.UPDATED,
              StoredPlace.of(place),
              Optional.empty(),
              OptionalLong.of(visit.key())));
      findings.add(new RowFindings(job.key(), number, List.of(finding(ehr).at(place))));
    }
    tx.sourceRows().add(rows);
    tx.findings().add(findings);
    tx.jobs().advance(job.key(), rows.size(), new Jobs.RowCounts(0, rows.size(), 0, 0, 0), now);
    tx.jobs().end(job.key(), Jobs.JobState.FINISHED, now);
  }

  private Jobs.JobRequest request(String ehr) {
    return new Jobs.JobRequest(
        Jobs.JobKind.IMPORT,
        ehr,
        Optional.empty(),
        OptionalLong.empty(),
        "",
        program,
        ProcessName.description(),
        OptionalLong.empty(),
        JobOrigin.ehr(ehr));
  }

  private static Finding finding(String ehr) {
    return Finding.warning(
            CODE,
            "The EHR " + ehr + " marked the visit as entered in error, so it was retracted here.")
        .withSuggestion("If this is wrong, correct it in the EHR, and undo this job.");
  }
}
