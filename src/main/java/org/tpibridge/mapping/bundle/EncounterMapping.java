package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.Encounter;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.visit.Column;

/** Adds the visit itself; its diagnoses are added by {@link ConditionMapping}. */
final class EncounterMapping implements ResourceMapping {
  static final String UNKNOWN_ORDER = "TPI-MAP-PERIOD";
  private static final String US_CORE = CanonicalUrls.usCore("encounter");

  @Override
  public void add(VisitContext context) {
    Encounter encounter = new Encounter();
    encounter.getMeta().addProfile(US_CORE);
    BundleEntry entry = context.own(ResourceRole.ENCOUNTER, "", encounter);
    encounter.addIdentifier(entry.identifier());
    encounter.setStatus(Encounter.EncounterStatus.FINISHED);
    encounter.setClass_(StandardCode.AMBULATORY.coding());
    encounter
        .addType()
        .addCoding(TpiBridgeCode.VISIT_TYPE.coding())
        .setText(TpiBridgeCode.VISIT_TYPE.display());
    encounter.setSubject(context.patient());
    context
        .practitioner()
        .ifPresent(
            p ->
                encounter
                    .addParticipant()
                    .addType(StandardCode.PRIMARY_PERFORMER.concept())
                    .setIndividual(p));
    encounter.setPeriod(context.times().period());
    context.reference(ResourceRole.LOCATION).ifPresent(l -> encounter.addLocation().setLocation(l));
    encounter.setServiceProvider(context.organization());
    encounter.setText(
        Narratives.of(
            TpiBridgeCode.VISIT_TYPE.display()
                + " on "
                + context.visit().start().day()
                + " at "
                + context.clinic().name()));
    entry
        .from(Column.VISIT_ID)
        .from("identifier", Column.VISIT_ID)
        .from("period", Column.VISIT_START)
        .from("period.end", Column.VISIT_END)
        .from("diagnosis", Column.DIAGNOSES)
        .from("subject", Column.MRN)
        .from("participant", Column.CLINICIAN_NAME)
        .from("location", Column.LOCATION);
    if (context.times().isOrderUnknown()) {
      context.found(
          entry.on(
              "period",
              Finding.error(
                      UNKNOWN_ORDER,
                      "Start and end are on the same day, but only one of them has a time, so their"
                          + " order is unknown.")
                  .withSuggestion("Write both with a time, or both as a date.")));
    }
  }
}
