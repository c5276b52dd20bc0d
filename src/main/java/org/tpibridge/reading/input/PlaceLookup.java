package org.tpibridge.reading.input;

import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.visit.VisitField;

/** Finds the places of the fields of one visit in its input. */
@FunctionalInterface
public interface PlaceLookup {

  /**
   * The place of a field. An item of a list has the place of its column if the format has no
   * narrower place. Empty if the input does not have the field.
   */
  Optional<Place> of(VisitField field);
}
