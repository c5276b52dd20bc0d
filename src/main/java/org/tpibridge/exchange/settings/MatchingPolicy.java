package org.tpibridge.exchange.settings;

import java.util.Map;

/**
 * How the record of a patient is found in an EHR. An identifier alone is never enough: birth date
 * or name must agree, too.
 *
 * @param matchOperation whether {@code Patient/$match} is asked if no identifier is found
 * @param systems for identifier systems of this store, the system by which the EHR names the same
 *     assigning authority
 */
public record MatchingPolicy(boolean matchOperation, Map<String, String> systems) {
  public static final MatchingPolicy DEFAULT = new MatchingPolicy(true, Map.of());

  public MatchingPolicy {
    systems = Map.copyOf(systems);
  }

  /** The EHR's system of identifiers that have this system here. */
  public String remoteSystem(String system) {
    return systems.getOrDefault(system, system);
  }
}
