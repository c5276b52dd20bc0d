package org.tpibridge.importing.explain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings;
import org.tpibridge.store.resources.Visits;

/** The origin of something in the store. */
public sealed interface Explanation {

  /**
   * A row of an imported file.
   *
   * @param job the import of a file
   * @param mapping version of the mapping that created the resources; empty if there are none
   * @param findings findings of the row; their messages may quote the patient's record
   */
  record ImportedRow(
      Jobs.Job job,
      SourceRows.SourceRow row,
      Optional<String> mapping,
      List<StoredFindings.StoredFinding> findings) {}

  /**
   * A version of a resource and where it comes from.
   *
   * @param current whether it is the current version
   * @param by the job that added it: an import, an undo, or a decision about patients
   * @param row the row that it comes from; empty if the job has no rows
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
   * @param visitId the visit that owns it; empty if visits share it
   */
  record OfResource(String name, Optional<String> visitId, List<VersionOrigin> versions)
      implements Explanation {}

  /**
   * A visit with all rows that contain it, the newest first.
   *
   * @param resources its resources, as {@code Type/id}, the patient first
   */
  record OfVisit(
      String visitId, Visits.VisitState state, List<ImportedRow> rows, List<String> resources)
      implements Explanation {}

  /**
   * A row and its results.
   *
   * @param visitId the visit in the row; empty if the visit was not stored
   * @param resources the visit's resources, as {@code Type/id}, the patient first
   * @param changed the resources that the row created or changed
   */
  record OfRow(
      ImportedRow row, Optional<String> visitId, List<String> resources, List<String> changed)
      implements Explanation {}
}
