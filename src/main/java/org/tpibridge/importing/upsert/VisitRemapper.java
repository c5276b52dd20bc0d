package org.tpibridge.importing.upsert;

import java.time.ZoneId;
import java.util.Optional;
import org.tpibridge.visit.Visit;

/** Maps visits again whose content changed. */
public interface VisitRemapper {

  /**
   * @return empty if the changed visit cannot be mapped, or has errors
   */
  Optional<SerializedVisit> again(SerializedVisit visit, Visit changed);

  /** The time zone of the clinic that a visit is of. */
  ZoneId zone(SerializedVisit visit);
}
