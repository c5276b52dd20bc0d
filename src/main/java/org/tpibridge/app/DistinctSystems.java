package org.tpibridge.app;

import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the identifier systems of a clinic and its sources. A receiver would treat two different
 * records with the same number in the same system as one record.
 */
final class DistinctSystems {
  private record Use(String setting, boolean sharesMrns) {}

  private final Map<String, Use> uses = new TreeMap<>();

  /**
   * @throws IllegalArgumentException if another setting has the same system
   */
  void add(String setting, String system) {
    add(system, new Use(setting, false));
  }

  /**
   * Adds a system of MRNs. Sources can have the MRNs of another source or of the clinic.
   *
   * @throws IllegalArgumentException if a setting of another kind has the same system
   */
  void addMrn(String setting, String system) {
    add(system, new Use(setting, true));
  }

  private void add(String system, Use use) {
    Use other = uses.putIfAbsent(system, use);
    if (other == null || (other.sharesMrns && use.sharesMrns)) {
      return;
    }
    throw new IllegalArgumentException(
        use.setting
            + " is the same as "
            + other.setting
            + " ("
            + system
            + "), so two different records with the same number would have the same identifier. Set"
            + " a different system.");
  }
}
