package org.tpibridge.mapping.bundle;

import org.hl7.fhir.r4.model.Procedure;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.visit.Column;

/** Fills the elements that the session and the Procedures of its sites have in common. */
final class PerformedProcedure {
  private PerformedProcedure() {}

  static void fill(Procedure procedure, BundleEntry entry, VisitContext context) {
    procedure.setStatus(Procedure.ProcedureStatus.COMPLETED);
    procedure.setSubject(context.patient());
    procedure.setEncounter(context.encounter());
    procedure.setPerformed(context.times().performed());
    context.practitioner().ifPresent(p -> procedure.addPerformer().setActor(p));
    context.reference(ResourceRole.LOCATION).ifPresent(procedure::setLocation);
    entry
        .from("subject", Column.MRN)
        .from("performed", Column.VISIT_START)
        .from("performed.end", Column.VISIT_END)
        .from("performer", Column.CLINICIAN_NAME)
        .from("location", Column.LOCATION);
  }
}
