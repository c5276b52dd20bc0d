package org.tpibridge.mapping.elements;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.tpibridge.terminology.CodeSystems;

/** Codes that give resources their structure, from FHIR R4, HL7 terminology, LOINC and US Core. */
public enum StandardCode {
  /** The tag of test data; see {@code --demo}. */
  TEST_DATA("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", "test health data"),
  AMBULATORY("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"),
  PRIMARY_PERFORMER(
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "PPRF", "primary performer"),
  MEDICAL_RECORD_NUMBER(
      "http://terminology.hl7.org/CodeSystem/v2-0203", "MR", "Medical record number"),
  ENCOUNTER_DIAGNOSIS(
      "http://terminology.hl7.org/CodeSystem/condition-category",
      "encounter-diagnosis",
      "Encounter Diagnosis"),
  CONFIRMED("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed", "Confirmed"),
  ENTERED_IN_ERROR(
      "http://terminology.hl7.org/CodeSystem/condition-ver-status",
      "entered-in-error",
      "Entered in Error"),
  ALLERGY_ACTIVE(
      "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active", "Active"),
  ALLERGY_UNCONFIRMED(
      "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
      "unconfirmed",
      "Unconfirmed"),
  ALLERGY_ENTERED_IN_ERROR(
      "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
      "entered-in-error",
      "Entered in Error"),
  SURVEY("http://terminology.hl7.org/CodeSystem/observation-category", "survey", "Survey"),
  EXAM("http://terminology.hl7.org/CodeSystem/observation-category", "exam", "Exam"),
  VITAL_SIGNS(
      "http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs"),
  TREATMENT("http://terminology.hl7.org/CodeSystem/consentscope", "treatment", "Treatment"),
  /** In the value set of R4's {@code Consent.category}. */
  CONSENT_DOCUMENT(CodeSystems.LOINC, "59284-0", "Consent Document"),
  /** In US Core's value set of clinical notes, {@code us-core-clinical-note-type}. */
  PROCEDURE_NOTE(CodeSystems.LOINC, "28570-0", "Procedure note"),
  CLINICAL_NOTE(
      "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
      "clinical-note",
      "Clinical Note"),
  BODY_WEIGHT(CodeSystems.LOINC, "29463-7", "Body weight"),
  ACHIEVED("http://terminology.hl7.org/CodeSystem/goal-achievement", "achieved", "Achieved"),
  NOT_ACHIEVED(
      "http://terminology.hl7.org/CodeSystem/goal-achievement", "not-achieved", "Not Achieved"),
  ASSESS_PLAN(
      "http://hl7.org/fhir/us/core/CodeSystem/careplan-category",
      "assess-plan",
      "Assessment and Plan of Treatment"),
  AUTHOR("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "author", "Author"),
  ASSEMBLER(
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
      "assembler",
      "Assembler");

  private final String system;
  private final String code;
  private final String display;

  StandardCode(String system, String code, String display) {
    this.system = system;
    this.code = code;
    this.display = display;
  }

  public String system() {
    return system;
  }

  public String code() {
    return code;
  }

  String display() {
    return display;
  }

  public Coding coding() {
    return new Coding(system, code, display);
  }

  public CodeableConcept concept() {
    return new CodeableConcept(coding());
  }
}
