package org.tpibridge.exchange.document;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/** Writes the clinic's notes, and what no other section contains, so that nothing is left out. */
final class OtherSections {
  /** Types that other sections write, or that only connect or describe records. */
  private static final Set<String> WRITTEN =
      Set.of(
          "AllergyIntolerance",
          "BodyStructure",
          "CarePlan",
          "CommunicationRequest",
          "Condition",
          "Consent",
          "DocumentReference",
          "Encounter",
          "Goal",
          "Location",
          "Medication",
          "MedicationAdministration",
          "Observation",
          "Organization",
          "Patient",
          "Practitioner",
          "PractitionerRole",
          "Provenance",
          "QuestionnaireResponse");

  private final VisitResources visit;

  OtherSections(VisitResources visit) {
    this.visit = visit;
  }

  Optional<DocumentSection> notes() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    visit.session().stream()
        .flatMap(session -> SessionStatements.clinicNotes(session).stream())
        .forEach(lines::paragraph);
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.under("Notes"));
  }

  Optional<DocumentSection> others() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    for (Resource resource : visit.all(Resource.class)) {
      if (resource instanceof Procedure procedure) {
        if (!isWritten(procedure)) {
          lines.item(text(procedure));
        }
      } else if (!WRITTEN.contains(resource.fhirType())) {
        lines.item(resource.fhirType() + ": " + narrative(resource).orElse("(no text)"));
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.under("Also recorded"));
  }

  private boolean isWritten(Procedure procedure) {
    return VisitResources.isSite(procedure)
        || visit.session().filter(session -> session == procedure).isPresent();
  }

  private static String text(Procedure procedure) {
    String words =
        ElementText.words(procedure.getCode())
            .or(() -> narrative(procedure))
            .orElse(ElementText.NOT_RECORDED);
    return "Procedure: "
        + words
        + (procedure.getStatus() != null
            ? " (status: " + procedure.getStatus().toCode() + ")"
            : "");
  }

  private static Optional<String> narrative(Resource resource) {
    return resource instanceof DomainResource domain && domain.getText().hasDiv()
        ? Optional.of(domain.getText().getDiv().allText())
        : Optional.empty();
  }
}
