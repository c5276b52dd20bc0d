package org.tpibridge.mapping.elements;

import org.tpibridge.terminology.CodeSystems;

/** Canonical URLs of TPI Bridge's definitions and of US Core's profiles. */
public final class CanonicalUrls {
  /** Version of the mapping, for Provenance; increase it when the same visit gives other FHIR. */
  public static final String MAPPING_VERSION = "2";

  public static final String MUSCLE = CodeSystems.own("tpi-muscle");
  public static final String DRUG = CodeSystems.own("tpi-drug");
  public static final String COMPLICATION = CodeSystems.own("tpi-complication");
  public static final String TREATMENT = CodeSystems.own("tpi-treatment");
  public static final String STEP = CodeSystems.own("tpi-step");
  public static final String PLAN = CodeSystems.own("tpi-plan");
  public static final String POSITION = CodeSystems.own("tpi-position");
  public static final String AFTERCARE = CodeSystems.own("tpi-aftercare");

  public static final String SCREENING_QUESTIONNAIRE =
      CodeSystems.BASE + "/Questionnaire/tpi-screening";
  public static final String ROW_HASH = namingSystem("row-sha256");

  /** Tags resources without identifier with their id, for servers that assign other ids. */
  public static final String RESOURCE_ID = namingSystem("resource-id");

  private CanonicalUrls() {}

  static String structure(String id) {
    return CodeSystems.BASE + "/StructureDefinition/" + id;
  }

  public static String namingSystem(String id) {
    return CodeSystems.BASE + "/sid/" + id;
  }

  /** The URL of an aftercare protocol of the terminology's tables. */
  public static String protocol(String key) {
    return CodeSystems.BASE + "/aftercare-protocol/" + key;
  }

  /** The URL of a version of the mapping, for Provenance. */
  public static String mapping(String version) {
    return CodeSystems.BASE + "/mapping/" + version;
  }

  public static String usCore(String id) {
    return "http://hl7.org/fhir/us/core/StructureDefinition/us-core-" + id;
  }
}
