package org.tpibridge.importing;

import java.util.Optional;
import org.tpibridge.store.Resources;
import org.tpibridge.store.Visits;

/** What keeping a visit looks up, and where it puts what is new; within one transaction. */
sealed interface Shelf extends Admits permits StoreShelf, RehearsalShelf {

  /** A visit as it is kept. */
  Optional<Visits.Kept> visit(String visitId);

  /** A shared resource as it is kept. */
  Optional<Resources.Version> shared(String type, String id);

  /** What a version says. */
  byte[] content(Resources.Version version);

  /** Adds a version of a shared resource. */
  void share(PreparedResource resource, Optional<Resources.Version> before, Resources.Cause cause);

  /**
   * Adds a visit that was never there.
   *
   * @return its key
   */
  long create(PreparedVisit visit, Resources.Cause cause);

  /**
   * Makes a visit that is kept say what the row tells; where it was taken back, it counts again.
   */
  void change(Visits.Kept kept, PreparedVisit visit, Resources.Cause cause);

  /** Somebody has to decide about a patient. */
  void contradicted(String patient, Contradiction contradiction, Resources.Cause cause);
}
