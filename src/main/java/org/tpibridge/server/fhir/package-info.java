/**
 * The FHIR R4 endpoint: {@code FhirServlet} is HAPI's RestfulServer with a provider for each
 * resource type. {@code StoredTypeProvider} reads and searches what the store has, {@code
 * DefinitionProvider} the profiles and terminology that the program ships; every type has {@code
 * $validate}. {@code CapabilityDescription} makes the CapabilityStatement from the same tables.
 */
package org.tpibridge.server.fhir;
