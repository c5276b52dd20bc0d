package org.tpibridge.reading.input;

import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.visit.VisitField;

/** Where the fields of one visit stand in its input. */
@FunctionalInterface
public interface PlaceLookup {

  /**
   * The place of a field; an item of a list has the place of its column where the format knows
   * nothing narrower. Empty where the input does not have the field.
   */
  Optional<Place> of(VisitField field);
}
