package org.tpibridge.validation;

/**
 * The stable codes of this package's findings. The library has some nine hundred message ids, which
 * change between releases; these stay. The library's own id stands in square brackets at the end of
 * the message, for a search or a bug report.
 */
enum ValidationFindingCode {
  /** Not JSON, not XML, not UTF-8, or nested too deep. */
  SYNTAX,
  /** Well-formed, but no FHIR R4 resource. */
  NOT_FHIR,
  /** An element that FHIR or the profile does not know here. */
  ELEMENT,
  /** Too few or too many of an element. */
  CARDINALITY,
  /** A value whose form is wrong: a date, an id, a string, a number, XHTML. */
  VALUE,
  /** A value that differs from the one that the profile fixes, or a slice that nothing fills. */
  PATTERN,
  /** A rule in FHIRPath of FHIR or of a profile does not hold. */
  RULE,
  /** A code, display or unit that its code system or value set does not have. */
  CODE,
  /** A code system that cannot be looked up offline; its codes were not checked. */
  CODE_SYSTEM_UNKNOWN,
  /** A reference that resolves to nothing in the Bundle, or to the wrong type. */
  REFERENCE,
  /** An extension that is unknown, or not allowed here. */
  EXTENSION,
  /** A claimed profile that no package defines; the resource was not checked against it. */
  PROFILE_UNKNOWN,
  /** Advice of FHIR, not a rule. */
  PRACTICE,
  /** Whatever else the validator says. */
  OTHER,
  /** The validator itself failed on this content. */
  FAILED;

  /** Such as {@code TPI-FHIR-CARDINALITY}. */
  String code() {
    return "TPI-FHIR-" + name().replace('_', '-');
  }
}
