package org.tpibridge.exchange.matching;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.preflight.EhrCapabilities;

/** Whether a record of the EHR that was matched earlier is still the record of the patient. */
public sealed interface MatchedRecord {
  /** Statuses of a record that no longer exists; 301 leads to another one. */
  Set<Integer> GONE = Set.of(301, 404, 410);

  /** It is in use, or the EHR does not allow to read it. */
  record Current() implements MatchedRecord {}

  /**
   * A person has to find the record again.
   *
   * @param candidates {@code Patient/id} at the EHR
   */
  record Replaced(List<String> candidates, String explanation) implements MatchedRecord {}

  /** It could not be read now. */
  record Failed(EhrReply reply) implements MatchedRecord {}

  /**
   * @param record {@code Patient/id} at the EHR
   */
  static MatchedRecord read(EhrClient client, EhrCapabilities capabilities, String record) {
    if (!capabilities.of("Patient").interactions().contains("read")) {
      return new Current();
    }
    EhrReply reply = client.send(EhrRequest.read(record));
    if (reply instanceof Success success
        && success.resource().orElse(null) instanceof Patient patient) {
      List<String> surviving =
          patient.getLink().stream()
              .filter(link -> link.getType() == LinkType.REPLACEDBY)
              .map(
                  link ->
                      link.getOther().getReferenceElement().toUnqualifiedVersionless().getValue())
              .filter(reference -> reference != null && reference.startsWith("Patient/"))
              .toList();
      return surviving.isEmpty()
          ? new Current()
          : new Replaced(surviving, "The EHR merged the record of the patient into another one.");
    }
    if (reply instanceof Refused refused) {
      boolean isGone = GONE.contains(refused.status());
      boolean isMoment = refused.status() == 429 || refused.status() >= 500;
      return isGone
          ? new Replaced(
              refused.location().stream().toList(),
              "The EHR no longer has the record of the patient.")
          : isMoment ? new Failed(reply) : new Current();
    }
    return new Failed(reply);
  }
}
