package org.tpibridge.checking;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.Original;
import org.tpibridge.visit.Visit;

/** What became of one visit of an input. */
public sealed interface Checked {

  /** Where the visit stands in its input. */
  Place place();

  List<Finding> findings();

  /**
   * Mapped, and without an error.
   *
   * @param findings warnings and information only
   */
  record Accepted(Visit visit, Bundle bundle, Place place, List<Finding> findings)
      implements Checked {}

  /**
   * At least one error; the rest of the input goes on.
   *
   * @param visitId where it could be read
   * @param originals the pieces of the input that it was read from, to be handed back
   */
  record Rejected(
      Optional<String> visitId, Place place, List<Original> originals, List<Finding> findings)
      implements Checked {}

  /** The input, or what is left of it from here on, cannot be read. */
  record Unreadable(Place place, List<Finding> findings) implements Checked {}
}
