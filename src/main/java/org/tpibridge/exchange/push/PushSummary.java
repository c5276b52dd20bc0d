package org.tpibridge.exchange.push;

import java.util.Map;

/**
 * What a push did.
 *
 * @param created resources
 * @param sentVisits visits of which something was sent
 * @param unchangedVisits visits that the EHR already has
 * @param refused resources that the EHR refused
 * @param resolved requests of earlier attempts whose results were found out
 * @param matchedPatients patients whose records were found
 * @param inDocuments resources that were sent in documents, by type
 * @param refusedInDocuments resources that the EHR refused, and that were sent in documents instead
 * @param outdated resources that the EHR has with an earlier content and that cannot be changed
 *     from here, by type
 * @param notTransmittable resources that the EHR takes in no form, by type
 * @param excluded resources that the settings exclude, by type
 * @param reasons why data of patients was not sent, and of how many
 * @param waiting patients whose data is tried again later
 * @param dead patients with refused data
 * @param review patients that wait for a person
 * @param deletions resources of erased patients that the EHR has not deleted yet
 * @param available false if the EHR could not be reached, or refuses this program
 * @param historical patients whose historical visits the settings do not allow to send now
 */
public record PushSummary(
    long created,
    long updated,
    long retracted,
    long deleted,
    long sentVisits,
    long unchangedVisits,
    long refused,
    long resolved,
    long matchedPatients,
    Map<String, Long> inDocuments,
    Map<String, Long> refusedInDocuments,
    Map<String, Long> outdated,
    Map<String, Long> notTransmittable,
    Map<String, Long> excluded,
    Map<String, Long> reasons,
    long waiting,
    long dead,
    long review,
    long deletions,
    boolean available,
    long historical) {

  /** Whether everything that can be sent was sent. */
  public boolean isComplete() {
    return waiting == 0 && dead == 0 && review == 0 && deletions == 0;
  }
}
