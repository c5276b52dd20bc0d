package org.tpibridge.exchange.matching;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrSearch;
import org.tpibridge.exchange.client.EhrSearch.SearchResult;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.mapping.elements.ConditionalQuery;
import org.tpibridge.mapping.transaction.TransactionEntries;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;

/**
 * Finds clinicians, organizations, locations and encounters in an EHR. If none or several are
 * found, the reference is omitted; nothing has to be decided.
 */
public final class ReferenceMatching {
  private static final String AMBULATORY = "AMB";

  private final EhrClient client;
  private final EhrCapabilities capabilities;
  private final MatchingPolicy policy;

  public ReferenceMatching(EhrClient client, EhrCapabilities capabilities, MatchingPolicy policy) {
    this.client = client;
    this.capabilities = capabilities;
    this.policy = policy;
  }

  /** Finds a record by its identifier, such as a clinician's NPI. */
  public MatchResult byIdentifier(Resource ours) {
    String type = ours.fhirType();
    Optional<Identifier> identifier = TransactionEntries.identifier(ours);
    if (identifier.isEmpty() || !capabilities.of(type).canSearchBy("identifier")) {
      return new MatchResult.None("The EHR has no search by identifier for " + type + ".");
    }
    String system = policy.remoteSystem(identifier.get().getSystem());
    String query = ConditionalQuery.identifier(system, identifier.get().getValue());
    SearchResult result = EhrSearch.lookUp(client, type + "?" + query.replace("|", "%7C"));
    if (result instanceof SearchResult.Failed failed) {
      return new MatchResult.Failed(failed.reply());
    }
    List<Resource> found = ((SearchResult.Found) result).resources();
    return found.size() == 1
        ? new MatchResult.Matched(
            EhrSearch.name(found.get(0)), MatchMethod.IDENTIFIER, "identifier: equal")
        : new MatchResult.None(found.size() + " records have the identifier.");
  }

  /**
   * Finds the encounter of a visit: by its identifier, or the only ambulatory encounter of the
   * patient on that day.
   *
   * @param patient {@code Patient/id} at the EHR
   */
  public MatchResult encounter(Encounter ours, String patient, LocalDate day) {
    MatchResult shared = byIdentifier(ours);
    if (!(shared instanceof MatchResult.None)
        || !capabilities.of("Encounter").canSearchBy("patient")) {
      return shared;
    }
    boolean byDate = capabilities.of("Encounter").canSearchBy("date");
    SearchResult result =
        EhrSearch.run(
            client,
            "Encounter?patient="
                + patient
                // A day of the clinic may be parts of two days of the EHR.
                + (byDate ? "&date=ge" + day.minusDays(1) + "&date=le" + day.plusDays(1) : ""));
    if (result instanceof SearchResult.Failed failed) {
      return new MatchResult.Failed(failed.reply());
    }
    List<Encounter> ofDay =
        ((SearchResult.Found) result)
            .resources().stream()
                .filter(Encounter.class::isInstance)
                .map(Encounter.class::cast)
                .filter(encounter -> AMBULATORY.equals(encounter.getClass_().getCode()))
                .filter(encounter -> startsOn(encounter, ours, day))
                .toList();
    return ofDay.size() == 1
        ? new MatchResult.Matched(
            EhrSearch.name(ofDay.get(0)),
            MatchMethod.ONLY_CANDIDATE,
            "the only ambulatory encounter of the patient on that day")
        : new MatchResult.None(ofDay.size() + " ambulatory encounters on that day.");
  }

  /** Whether an encounter of the EHR starts on a day, in the offset of the visit. */
  private static boolean startsOn(Encounter theirs, Encounter ours, LocalDate day) {
    String start = theirs.getPeriod().getStartElement().getValueAsString();
    String visit = ours.getPeriod().getStartElement().getValueAsString();
    if (start == null) {
      return false;
    }
    boolean timed = start.indexOf('T') > 0 && visit != null && visit.indexOf('T') > 0;
    return timed
        ? OffsetDateTime.parse(start)
            .withOffsetSameInstant(OffsetDateTime.parse(visit).getOffset())
            .toLocalDate()
            .equals(day)
        : start.startsWith(day.toString());
  }
}
