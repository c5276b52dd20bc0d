package org.tpibridge.exchange;

import java.util.List;

/** The resource types that are exchanged with EHRs. */
public final class ExchangedTypes {
  /** Types of records that an EHR has itself; its records are used if they can be matched. */
  public static final List<String> MATCHED =
      List.of("Patient", "Encounter", "Practitioner", "Organization", "Location");

  /** Types of what a visit documents. */
  public static final List<String> DOCUMENTED =
      List.of(
          "Procedure",
          "MedicationAdministration",
          "Observation",
          "BodyStructure",
          "Condition",
          "QuestionnaireResponse",
          "AllergyIntolerance",
          "CarePlan",
          "Goal",
          "CommunicationRequest",
          "Consent",
          "Provenance");

  /** The type of documents that have what the EHR does not accept as resources. */
  public static final String DOCUMENT = "DocumentReference";

  private ExchangedTypes() {}
}
