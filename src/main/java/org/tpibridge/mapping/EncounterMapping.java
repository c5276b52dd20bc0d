package org.tpibridge.mapping;

import org.hl7.fhir.r4.model.Encounter;
import org.tpibridge.finding.Finding;
import org.tpibridge.visit.Column;

/** The visit itself; its diagnoses are added by {@link ConditionMapping}. */
final class EncounterMapping implements ResourceMapping {
  static final String UNSURE_ORDER = "TPI-MAP-PERIOD";
  private static final String US_CORE = Canonical.usCore("encounter");

  @Override
  public void add(VisitContext context) {
    Encounter encounter = new Encounter();
    encounter.getMeta().addProfile(US_CORE);
    Entry entry = context.own(Role.ENCOUNTER, "", encounter);
    encounter.addIdentifier(entry.identifier());
    encounter.setStatus(Encounter.EncounterStatus.FINISHED);
    encounter.setClass_(StandardCode.AMBULATORY.coding());
    encounter
        .addType()
        .addCoding(OwnCode.VISIT_TYPE.coding())
        .setText(OwnCode.VISIT_TYPE.display());
    encounter.setSubject(context.patient());
    context.practitioner().ifPresent(p -> encounter.addParticipant().setIndividual(p));
    encounter.setPeriod(context.times().period());
    context.reference(Role.LOCATION).ifPresent(l -> encounter.addLocation().setLocation(l));
    encounter.setServiceProvider(context.organization());
    encounter.setText(
        Narratives.of(
            OwnCode.VISIT_TYPE.display()
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
    if (context.times().isOrderUnsure()) {
      context.found(
          entry.on(
              "period",
              Finding.error(
                      UNSURE_ORDER,
                      "Of start and end on one day, one has a time and the other has not, so that no"
                          + " reader can tell which was first.")
                  .suggesting("Write both with a time, or both as a day.")));
    }
  }
}
