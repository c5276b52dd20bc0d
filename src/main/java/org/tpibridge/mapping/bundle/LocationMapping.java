package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.Location;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.visit.Column;

/** Adds the location in the clinic, if stated. */
final class LocationMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("location");

  @Override
  public void add(VisitContext context) {
    context.visit().location().ifPresent(words -> add(context, words));
  }

  private static void add(VisitContext context, String words) {
    Location location = new Location();
    location.getMeta().addProfile(US_CORE);
    BundleEntry entry =
        context.shared(
            ResourceRole.LOCATION, context.clinic().systems().location(), words, location);
    location.addIdentifier(entry.identifier());
    location.setName(words).setManagingOrganization(context.organization());
    location.setText(Narratives.of(words));
    entry.from(Column.LOCATION);
  }
}
