package org.tpibridge.exchange.push;

import java.util.List;
import java.util.Optional;

/**
 * What a push would do with a resource.
 *
 * @param local {@code Type/id} in this store
 * @param action such as "create"
 * @param method how it would be sent, or why it would not be
 * @param remote {@code Type/id} at the EHR
 * @param elements that change at the EHR; empty for a new resource
 * @param kept elements of which the EHR's own change stays
 */
public record PlannedChange(
    String local,
    String action,
    String method,
    Optional<String> remote,
    List<String> elements,
    List<String> kept) {

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "PlannedChange[" + action + "]";
  }
}
