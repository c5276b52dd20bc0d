package org.tpibridge.reading.columnmap;

import java.util.Optional;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.visit.Column;

/**
 * Normalizes the cells of an id template, so that a value that is written in two ways gives one id.
 */
@FunctionalInterface
interface IdCellNormalizer {

  /**
   * @param column of the value: a time or the MRN
   * @return the value in a stable form; empty if it cannot be read
   */
  Optional<String> normalize(Column column, RawValue value);
}
