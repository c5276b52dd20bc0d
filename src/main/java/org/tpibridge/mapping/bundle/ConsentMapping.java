package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Period;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.VisitTimes;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.YesNo;

/** Adds a Consent only if consent was documented as given; a missing value means neither. */
final class ConsentMapping implements ResourceMapping {
  private static final String POLICY =
      "Consent to the trigger point procedure, as documented at the visit";

  @Override
  public void add(VisitContext context) {
    if (context.visit().consent().filter(YesNo::isYes).isEmpty()) {
      return;
    }
    Consent consent = new Consent();
    consent.getMeta().addProfile(ProfileUrls.CONSENT);
    BundleEntry entry = context.own(ResourceRole.CONSENT, "", consent);
    consent.addIdentifier(entry.identifier());
    consent.setStatus(Consent.ConsentState.ACTIVE);
    consent.setScope(StandardCode.TREATMENT.concept());
    consent.addCategory(StandardCode.CONSENT_DOCUMENT.concept());
    consent.setPatient(context.patient());
    consent.setDateTimeElement(context.times().start());
    consent.addOrganization(context.organization());
    context.reference(ResourceRole.SCREENING).ifPresent(consent::setSource);
    consent.setProvision(provision(context));
    consent.setPolicyRule(new CodeableConcept().setText(POLICY));
    consent.setText(Narratives.of(POLICY));
    entry
        .from(Column.CONSENT)
        .from("patient", Column.MRN)
        .from("dateTime", Column.VISIT_START)
        .from("provision.period", Column.VISIT_START);
  }

  /** Limits the consent to this session, so that it is not read as a general one. */
  private static Consent.ProvisionComponent provision(VisitContext context) {
    Consent.ProvisionComponent provision =
        new Consent.ProvisionComponent()
            .setPeriod(
                new Period()
                    .setStartElement(VisitTimes.dateTime(context.visit().start().day()))
                    .setEndElement(VisitTimes.dateTime(context.times().finishedDay())));
    provision
        .addData()
        .setMeaning(Consent.ConsentDataMeaning.INSTANCE)
        .setReference(context.session());
    return provision;
  }
}
