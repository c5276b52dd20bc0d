package org.tpibridge.mapping;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.visit.Column;

/** What all Observations of a visit have in common. */
final class ObservedAtVisit {
  private ObservedAtVisit() {}

  /** Begins an Observation that belongs to the session. */
  static Entry begin(
      VisitContext context, Role role, String key, String profile, Observation observation) {
    observation.getMeta().addProfile(profile);
    Entry entry = context.own(role, key, observation);
    observation.addIdentifier(entry.identifier());
    observation.addPartOf(context.session());
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setSubject(context.patient());
    entry.from("subject", Column.MRN).from("effective", Column.VISIT_START);
    return entry;
  }

  static void at(Observation observation, VisitContext context, DateTimeType time) {
    observation.setEncounter(context.encounter());
    observation.setEffective(time);
  }

  static CodeableConcept code(OwnCode code) {
    return new CodeableConcept(code.coding());
  }
}
