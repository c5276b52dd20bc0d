/**
 * Validates FHIR R4 against the standard, TPI Bridge's profiles and further packages, without any
 * network. Start with {@link org.tpibridge.validation.Validator}. A content first passes a syntax
 * check ({@code JsonSyntaxCheck}, {@code XmlSyntaxCheck}), then a {@code PooledInstanceValidator}
 * with HAPI's validator, and {@code MessageTranslation} turns its messages into findings with
 * stable codes.
 *
 * <p>The rest makes this fast: validators are reused, and what is already answered is not evaluated
 * again (decisions 7 and 8). Definitions come from {@link org.tpibridge.validation.conformance}.
 * These classes must not change any finding: a test compares them with HAPI's unchanged validator.
 * The texts and codes of findings can be changed here alone, together with {@code
 * docs/findings.md}.
 */
package org.tpibridge.validation;
