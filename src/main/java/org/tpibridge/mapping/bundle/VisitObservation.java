package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.mapping.elements.VisitTimes;
import org.tpibridge.visit.Column;

/** Fills the elements that all Observations of a visit have in common. */
final class VisitObservation {
  private VisitObservation() {}

  /** Adds an Observation that belongs to the session. */
  static BundleEntry begin(
      VisitContext context,
      ResourceRole role,
      String key,
      String profile,
      Observation observation) {
    observation.getMeta().addProfile(profile);
    BundleEntry entry = context.own(role, key, observation);
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

  /** Sets the end of the visit, or its start, marked as approximate, if no end is stated. */
  static void atEnd(Observation observation, VisitContext context) {
    VisitTimes times = context.times();
    at(
        observation,
        context,
        times.isFinishApproximate() ? approximate(times.finished()) : times.finished());
  }

  /** Marks a computed time as approximate. */
  static DateTimeType approximate(DateTimeType time) {
    time.addExtension(ExtensionUrls.APPROXIMATE_TIME, new BooleanType(true));
    return time;
  }

  static CodeableConcept code(TpiBridgeCode code) {
    return new CodeableConcept(code.coding());
  }
}
