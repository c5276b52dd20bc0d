package org.tpibridge.mapping.bundle;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.StringType;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.terminology.AftercareProtocol;
import org.tpibridge.visit.Column;

/** Adds the symptoms with which the patient must call the clinic, if the protocol lists any. */
final class RedFlagsMapping implements ResourceMapping {

  @Override
  public void add(VisitContext context) {
    context
        .plan()
        .protocol()
        .map(AftercareProtocol::redFlags)
        .filter(flags -> !flags.isEmpty())
        .ifPresent(flags -> add(context, flags));
  }

  private static void add(VisitContext context, List<String> flags) {
    CommunicationRequest request = new CommunicationRequest();
    request.getMeta().addProfile(ProfileUrls.RED_FLAGS);
    BundleEntry entry = context.own(ResourceRole.RED_FLAGS, "", request);
    request.addIdentifier(entry.identifier());
    request.setStatus(context.plan().status().communication());
    request.addCategory(new CodeableConcept(TpiBridgeCode.RED_FLAGS.coding()));
    request.setSubject(context.patient());
    request.setEncounter(context.encounter());
    flags.forEach(flag -> request.addPayload().setContent(new StringType(flag)));
    request.setAuthoredOnElement(context.times().finished());
    context.practitioner().ifPresent(request::setRequester);
    request.addRecipient(context.patient());
    request.setText(Narratives.start().list("Call the clinic in case of", flags).build());
    entry.from(Column.AFTERCARE).from("subject", Column.MRN);
  }
}
