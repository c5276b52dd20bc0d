package org.tpibridge.exchange.settings;

import java.util.Map;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;

/**
 * Who wins if the clinic and the EHR changed the same element.
 *
 * @param winners by element, such as {@code Procedure.note}, or by type, such as {@code Patient}
 */
public record ConflictPolicy(Map<String, Winner> winners) {
  /** The EHR maintains demographics, the clinic what it did; a person decides about the rest. */
  public static final ConflictPolicy DEFAULT =
      new ConflictPolicy(
          Map.of(
              "Patient", Winner.EHR,
              "Practitioner", Winner.EHR,
              "Organization", Winner.EHR,
              "Location", Winner.EHR,
              "Procedure", Winner.CLINIC,
              "Procedure.note", Winner.PERSON,
              "Procedure.status", Winner.PERSON,
              "MedicationAdministration", Winner.CLINIC,
              "Provenance", Winner.CLINIC));

  public ConflictPolicy {
    winners = Map.copyOf(winners);
  }

  /**
   * Returns the winner of an element: that of the element, that of its type, or a person.
   *
   * @param element such as {@code Procedure.note}
   */
  public Winner winner(String element) {
    Winner ofElement = winners.get(element);
    return ofElement != null
        ? ofElement
        : winners.getOrDefault(element.substring(0, element.indexOf('.')), Winner.PERSON);
  }
}
