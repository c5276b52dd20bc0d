package org.tpibridge.report;

import java.util.List;
import org.tpibridge.finding.Finding;

/**
 * Prints findings on the way, in one of the forms that {@code OutputFormat} names. A unit is what a
 * verdict is about: a visit, a resource, a file.
 */
public interface FindingWriter extends AutoCloseable {

  /**
   * @param unit what these are about, for people: a visit's place, or a file's name
   */
  void print(String unit, List<Finding> findings);

  @Override
  void close();
}
