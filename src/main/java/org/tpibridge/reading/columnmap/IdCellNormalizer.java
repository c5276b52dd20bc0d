package org.tpibridge.reading.columnmap;

import java.util.Optional;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.visit.Column;

/** Reads cells that an id is made of, so that one value written in two ways makes one id. */
@FunctionalInterface
interface IdCellNormalizer {

  /**
   * @param column that the words are of: a time, or the MRN
   * @return the value in a form that is the same for ever; empty where the words cannot be read
   */
  Optional<String> normalize(Column column, RawValue value);
}
