package org.tpibridge.mapping.elements;

/** URLs of the extensions that the mapping fills; {@code docs/mapping.md} describes their use. */
public final class ExtensionUrls {
  public static final String BILLED_DRUG = CanonicalUrls.structure("billed-drug");
  public static final String BILLED_DRUG_CODE = "code";
  public static final String BILLED_DRUG_UNITS = "units";
  public static final String NEEDLE_PASSES = CanonicalUrls.structure("needle-passes");
  public static final String GUIDANCE = CanonicalUrls.structure("guidance");
  public static final String POSITION = CanonicalUrls.structure("patient-position");
  public static final String PROCEDURE_STEP = CanonicalUrls.structure("procedure-step");
  public static final String PRIOR_TREATMENT = CanonicalUrls.structure("prior-treatment");
  public static final String PAIN_SCALE = CanonicalUrls.structure("pain-scale");
  public static final String DOSE_ORIGIN = CanonicalUrls.structure("dose-origin");
  public static final String DRUG_STRENGTH = CanonicalUrls.structure("drug-strength");
  public static final String ADDED_EPINEPHRINE = CanonicalUrls.structure("added-epinephrine");
  public static final String INJECTED_VOLUME = CanonicalUrls.structure("injected-volume");
  public static final String ASSESSMENT_PHASE = CanonicalUrls.structure("assessment-phase");
  public static final String TIME_AFTER_VISIT = CanonicalUrls.structure("time-after-visit");
  public static final String APPROXIMATE_TIME = CanonicalUrls.structure("approximate-time");

  public static final String DATA_ABSENT_REASON =
      "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  public static final String TARGET_BODY_STRUCTURE =
      "http://hl7.org/fhir/StructureDefinition/procedure-targetBodyStructure";
  public static final String SEQUEL_TO =
      "http://hl7.org/fhir/StructureDefinition/observation-sequelTo";

  private ExtensionUrls() {}
}
