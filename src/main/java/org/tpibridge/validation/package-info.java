/**
 * Validates FHIR R4 against the standard, TPI Bridge's profiles and further packages, without any
 * network. Start with {@link org.tpibridge.validation.Validator}. A content first passes a syntax
 * check ({@code JsonSyntaxCheck}, {@code XmlSyntaxCheck}), then a {@code PooledInstanceValidator}
 * with HAPI's validator, and {@code MessageTranslation} turns its messages into findings with
 * stable codes.
 *
 * <p>The rest makes this fast: definitions are split by the build ({@code DefinitionsBuild}) and
 * loaded when needed ({@code DefinitionStore}), validators are reused (decisions 7 and 8). These
 * classes must not change any finding: a test compares them with HAPI's unchanged validator. The
 * texts and codes of findings can be changed here alone, together with {@code docs/findings.md}.
 */
package org.tpibridge.validation;
