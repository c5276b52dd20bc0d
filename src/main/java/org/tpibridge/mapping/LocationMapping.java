package org.tpibridge.mapping;

import org.hl7.fhir.r4.model.Location;
import org.tpibridge.visit.Column;

/** Where in the clinic, where told. */
final class LocationMapping implements ResourceMapping {
  private static final String US_CORE = Canonical.usCore("location");

  @Override
  public void add(VisitContext context) {
    context.visit().location().ifPresent(words -> add(context, words));
  }

  private static void add(VisitContext context, String words) {
    Location location = new Location();
    location.getMeta().addProfile(US_CORE);
    Entry entry =
        context.shared(Role.LOCATION, context.clinic().systems().location(), words, location);
    location.addIdentifier(entry.identifier());
    location.setName(words).setManagingOrganization(context.organization());
    location.setText(Narratives.of(words));
    entry.from(Column.LOCATION);
  }
}
