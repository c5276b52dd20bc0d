package org.tpibridge.mapping;

/** The URLs of the extensions that the mapping fills; {@code docs/mapping.md} says where. */
final class Extensions {
  static final String BILLED_DRUG = Canonical.structure("billed-drug");
  static final String BILLED_DRUG_CODE = "code";
  static final String BILLED_DRUG_UNITS = "units";
  static final String NEEDLE_PASSES = Canonical.structure("needle-passes");
  static final String GUIDANCE = Canonical.structure("guidance");
  static final String PAIN_SCALE = Canonical.structure("pain-scale");
  static final String DOSE_ORIGIN = Canonical.structure("dose-origin");
  static final String INJECTED_VOLUME = Canonical.structure("injected-volume");
  static final String ASSESSMENT_PHASE = Canonical.structure("assessment-phase");
  static final String TIME_AFTER_VISIT = Canonical.structure("time-after-visit");
  static final String APPROXIMATE_TIME = Canonical.structure("approximate-time");

  static final String DATA_ABSENT_REASON =
      "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  static final String TARGET_BODY_STRUCTURE =
      "http://hl7.org/fhir/StructureDefinition/procedure-targetBodyStructure";
  static final String SEQUEL_TO = "http://hl7.org/fhir/StructureDefinition/observation-sequelTo";

  private Extensions() {}
}
