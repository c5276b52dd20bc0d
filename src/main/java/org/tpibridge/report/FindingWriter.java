package org.tpibridge.report;

import java.util.List;
import org.tpibridge.finding.Finding;

/**
 * Prints findings during a run, in one of the formats of {@code OutputFormat}. A unit is a visit, a
 * resource or a file.
 */
public interface FindingWriter extends AutoCloseable {

  /**
   * Prints the findings of a unit.
   *
   * @param unit description of the unit: the place of a visit, or the name of a file
   */
  void print(String unit, List<Finding> findings);

  @Override
  void close();
}
