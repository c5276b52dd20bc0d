package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.Organization;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StableIds;

/** Adds the clinic. Its data comes from settings, so no column fills it. */
final class OrganizationMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("organization");

  @Override
  public void add(VisitContext context) {
    Clinic clinic = context.clinic();
    Organization organization = new Organization();
    organization.getMeta().addProfile(US_CORE);
    BundleEntry entry =
        context.shared(
            ResourceRole.ORGANIZATION,
            clinic.systems().organization(),
            StableIds.normalizedKey(clinic.name()),
            organization);
    organization.addIdentifier(entry.identifier());
    organization.setActive(true).setName(clinic.name());
    organization.setText(Narratives.of(clinic.name()));
  }
}
