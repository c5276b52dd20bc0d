/**
 * The conformance resources of FHIR R4, of TPI Bridge's package and of further packages: what the
 * validator looks up while it works. Start with {@link
 * org.tpibridge.validation.conformance.ValidatorDefinitions}.
 *
 * <p>The build splits the definitions into pieces ({@code DefinitionsBuild}), and the program loads
 * only those it needs ({@code DefinitionStore}). Packages of users are read by {@code
 * PackageArchive}. How definitions are stored can be changed here alone; a test compares every
 * finding with HAPI's unchanged validator.
 */
package org.tpibridge.validation.conformance;
