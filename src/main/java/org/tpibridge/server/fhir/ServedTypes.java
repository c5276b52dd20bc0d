package org.tpibridge.server.fhir;

import java.util.List;

/** The resource types that the store has. */
final class ServedTypes {
  static final List<String> STORED =
      List.of(
          "AllergyIntolerance",
          "BodyStructure",
          "CarePlan",
          "CommunicationRequest",
          "Condition",
          "Consent",
          "Encounter",
          "Goal",
          "Location",
          "MedicationAdministration",
          "MedicationStatement",
          "Observation",
          "Organization",
          "Patient",
          "Practitioner",
          "Procedure",
          "Provenance",
          "QuestionnaireResponse");

  private ServedTypes() {}
}
