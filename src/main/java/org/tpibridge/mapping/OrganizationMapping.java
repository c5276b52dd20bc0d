package org.tpibridge.mapping;

import org.hl7.fhir.r4.model.Organization;

/** The clinic; from settings, so that no column fills it. */
final class OrganizationMapping implements ResourceMapping {
  private static final String US_CORE = Canonical.usCore("organization");

  @Override
  public void add(VisitContext context) {
    Clinic clinic = context.clinic();
    Organization organization = new Organization();
    organization.getMeta().addProfile(US_CORE);
    Entry entry =
        context.shared(
            Role.ORGANIZATION,
            clinic.systems().organization(),
            Ids.key(clinic.name()),
            organization);
    organization.addIdentifier(entry.identifier());
    organization.setActive(true).setName(clinic.name());
    organization.setText(Narratives.of(clinic.name()));
  }
}
