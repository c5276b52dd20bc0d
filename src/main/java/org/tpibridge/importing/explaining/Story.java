package org.tpibridge.importing.explaining;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tpibridge.store.Findings;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.Visits;

/** How something in the store came to be. */
public sealed interface Story {

  /**
   * A row that an import read.
   *
   * @param job the import of a file
   * @param mapping version of the mapping that made the resources; empty where none were made
   * @param findings messages may quote the patient's record
   */
  record Told(
      Jobs.Job job, SourceRows.Row row, Optional<String> mapping, List<Findings.Kept> findings) {}

  /**
   * @param current whether it is the one that counts
   * @param by the job that added it: an import, or one that takes back or puts together
   * @param told the row that it came from; empty where the job has none
   */
  record Version(
      int number, Instant at, boolean deleted, boolean current, Jobs.Job by, Optional<Told> told) {}

  /**
   * A resource with all its versions, the newest first.
   *
   * @param name {@code Type/id}
   * @param visitId of the visit that owns it; empty where visits share it
   */
  record OfResource(String name, Optional<String> visitId, List<Version> versions)
      implements Story {}

  /**
   * A visit with all rows that told of it, the newest first.
   *
   * @param resources what it has, as {@code Type/id}, its patient first
   */
  record OfVisit(String visitId, Visits.State state, List<Told> rows, List<String> resources)
      implements Story {}

  /**
   * A row.
   *
   * @param visitId of the visit that it told of; empty where it was not kept
   * @param resources of that visit, as {@code Type/id}, its patient first
   * @param changed those of which the row made a version
   */
  record OfRow(Told told, Optional<String> visitId, List<String> resources, List<String> changed)
      implements Story {}
}
