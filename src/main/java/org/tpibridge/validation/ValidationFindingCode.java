package org.tpibridge.validation;

/**
 * The stable finding codes of this package. The library has about nine hundred message ids, which
 * change between releases. The library's id is in square brackets at the end of the message, for
 * searches and bug reports.
 */
enum ValidationFindingCode {
  /** Not JSON, not XML, not UTF-8, or nested too deep. */
  SYNTAX,
  /** Well-formed, but not a FHIR R4 resource. */
  NOT_FHIR,
  /** An element that FHIR or the profile does not define here. */
  ELEMENT,
  /** Too few or too many of an element. */
  CARDINALITY,
  /** A value in an invalid format: a date, an id, a string, a number, XHTML. */
  VALUE,
  /**
   * A value that differs from the one that the profile requires, or an element outside all slices.
   */
  PATTERN,
  /** A violated FHIRPath rule of FHIR or of a profile. */
  RULE,
  /** A code, display or unit that is not in its code system or value set. */
  CODE,
  /** A code system that cannot be looked up offline; its codes were not checked. */
  CODE_SYSTEM_UNKNOWN,
  /** A reference that has no target in the Bundle, or a target of the wrong type. */
  REFERENCE,
  /** An extension that is unknown, or not allowed here. */
  EXTENSION,
  /** A claimed profile that no package defines; the resource was not checked against it. */
  PROFILE_UNKNOWN,
  /** A recommendation of FHIR, not a rule. */
  PRACTICE,
  /** Any other message of the validator. */
  OTHER,
  /** The validator failed on this content. */
  FAILED;

  /** Such as {@code TPI-FHIR-CARDINALITY}. */
  String code() {
    return "TPI-FHIR-" + name().replace('_', '-');
  }
}
