package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ProfileUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.StatedAllergy;
import org.tpibridge.terminology.Drug;
import org.tpibridge.visit.Column;

/**
 * Adds each allergy that the screening states. It belongs to the patient: visits that state the
 * same substance share it, so it contains nothing of a single visit.
 */
final class AllergyMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("allergyintolerance");

  @Override
  public void add(VisitContext context) {
    context
        .visit()
        .screening()
        .allergies()
        .ifPresent(
            words ->
                StatedAllergy.in(words, context.terminology())
                    .forEach(stated -> add(context, stated)));
  }

  private static void add(VisitContext context, StatedAllergy stated) {
    AllergyIntolerance allergy = new AllergyIntolerance();
    allergy.getMeta().addProfile(ProfileUrls.ALLERGY).addProfile(US_CORE);
    BundleEntry entry =
        context.sharedOfPatient(
            ResourceRole.ALLERGY,
            stated.key(),
            IdentifierSystemUris.derived(context.clinic().systems().mrn(), "allergy"),
            allergy);
    allergy.addIdentifier(entry.identifier());
    allergy.setClinicalStatus(StandardCode.ALLERGY_ACTIVE.concept());
    allergy.setVerificationStatus(StandardCode.ALLERGY_UNCONFIRMED.concept());
    allergy.setCode(
        CodeableConcepts.of(stated.words(), stated.drug().map(Drug::concept), CanonicalUrls.DRUG));
    allergy.setPatient(context.patient());
    allergy.setText(Narratives.of("Allergy, unconfirmed: " + stated.words()));
    entry.from(Column.ALLERGIES).from("patient", Column.MRN);
  }
}
