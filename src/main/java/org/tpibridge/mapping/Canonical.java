package org.tpibridge.mapping;

import org.tpibridge.terminology.CodeSystems;

/** The URLs of what TPI Bridge defines, and of US Core's profiles. */
final class Canonical {
  /** Goes into Provenance; counts up when the same visit gives other FHIR than before. */
  static final String MAPPING_VERSION = "1";

  static final String MUSCLE = CodeSystems.own("tpi-muscle");
  static final String DRUG = CodeSystems.own("tpi-drug");
  static final String COMPLICATION = CodeSystems.own("tpi-complication");
  static final String AFTERCARE = CodeSystems.own("tpi-aftercare");

  static final String SCREENING_QUESTIONNAIRE = CodeSystems.BASE + "/Questionnaire/tpi-screening";
  static final String ROW_HASH = namingSystem("row-sha256");

  private Canonical() {}

  static String structure(String id) {
    return CodeSystems.BASE + "/StructureDefinition/" + id;
  }

  static String namingSystem(String id) {
    return CodeSystems.BASE + "/sid/" + id;
  }

  /** Names an aftercare protocol of the terminology's tables. */
  static String protocol(String key) {
    return CodeSystems.BASE + "/aftercare-protocol/" + key;
  }

  /** Names a version of the mapping, for Provenance. */
  static String mapping(String version) {
    return CodeSystems.BASE + "/mapping/" + version;
  }

  static String usCore(String id) {
    return "http://hl7.org/fhir/us/core/StructureDefinition/us-core-" + id;
  }
}
