package org.tpibridge.importing.explain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings;
import org.tpibridge.store.resources.Visits;

/** How something in the store came to be. */
public sealed interface Explanation {

  /**
   * A row that an import read.
   *
   * @param job the import of a file
   * @param mapping version of the mapping that made the resources; empty where none were made
   * @param findings messages may quote the patient's record
   */
  record ImportedRow(
      Jobs.Job job,
      SourceRows.SourceRow row,
      Optional<String> mapping,
      List<StoredFindings.StoredFinding> findings) {}

  /**
   * @param current whether it is the one that counts
   * @param by the job that added it: an import, or one that takes back or puts together
   * @param row the row that it came from; empty where the job has none
   */
  record VersionOrigin(
      int number,
      Instant at,
      boolean deleted,
      boolean current,
      Jobs.Job by,
      Optional<ImportedRow> row) {}

  /**
   * A resource with all its versions, the newest first.
   *
   * @param name {@code Type/id}
   * @param visitId of the visit that owns it; empty where visits share it
   */
  record OfResource(String name, Optional<String> visitId, List<VersionOrigin> versions)
      implements Explanation {}

  /**
   * A visit with all rows that told of it, the newest first.
   *
   * @param resources what it has, as {@code Type/id}, its patient first
   */
  record OfVisit(
      String visitId, Visits.VisitState state, List<ImportedRow> rows, List<String> resources)
      implements Explanation {}

  /**
   * A row.
   *
   * @param visitId of the visit that it told of; empty where it was not kept
   * @param resources of that visit, as {@code Type/id}, its patient first
   * @param changed those of which the row made a version
   */
  record OfRow(
      ImportedRow row, Optional<String> visitId, List<String> resources, List<String> changed)
      implements Explanation {}
}
