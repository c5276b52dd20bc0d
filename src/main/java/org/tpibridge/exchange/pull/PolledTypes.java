package org.tpibridge.exchange.pull;

import java.util.List;

/** The resource types that are pulled: the patient, and what a visit consists of. */
final class PolledTypes {
  /** What is referred to comes first. */
  static final List<String> ALL =
      List.of(
          "Patient",
          "Encounter",
          "Condition",
          "Procedure",
          "BodyStructure",
          "MedicationAdministration",
          "Observation",
          "QuestionnaireResponse",
          "AllergyIntolerance",
          "Consent",
          "Goal",
          "CommunicationRequest",
          "CarePlan",
          "Provenance");

  private PolledTypes() {}
}
