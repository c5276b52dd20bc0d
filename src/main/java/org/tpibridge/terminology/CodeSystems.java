package org.tpibridge.terminology;

/**
 * Lists the canonical URLs of the code systems and identifier systems in use, each with its source.
 */
public final class CodeSystems {
  /** Source: FHIR R4, "Using SNOMED CT with FHIR". */
  public static final String SNOMED_CT = "http://snomed.info/sct";

  /** Source: FHIR R4, "Using LOINC with FHIR". */
  public static final String LOINC = "http://loinc.org";

  /** Source: FHIR R4, "Using RxNorm with FHIR". */
  public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

  /** Source: HL7 terminology, the code system {@code CPT}. */
  public static final String CPT = "http://www.ama-assn.org/go/cpt";

  /** HCPCS Level II. Source: HL7 terminology, the code system {@code HCPCSReleaseCodeSets}. */
  public static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";

  /** Source: HL7 terminology, the code system {@code icd10CM}. */
  public static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";

  /** Source: HL7 terminology, the code system {@code icd9cm}. */
  public static final String ICD_9_CM = "http://hl7.org/fhir/sid/icd-9-cm";

  /** Source: FHIR R4, "Using UCUM with FHIR". */
  public static final String UCUM = "http://unitsofmeasure.org";

  /** National provider identifiers. Source: FHIR R4, the identifier registry. */
  public static final String NPI = "http://hl7.org/fhir/sid/us-npi";

  /** The base URL of TPI Bridge's own resources. */
  public static final String BASE = "https://tpibridge.org/fhir";

  private CodeSystems() {}

  /**
   * Returns the URL of a TPI Bridge code system, such as {@code tpi-muscle} or {@code
   * tpi-procedure}.
   */
  public static String own(String id) {
    return BASE + "/CodeSystem/" + id;
  }
}
