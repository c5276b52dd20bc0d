/**
 * Writes and reads resources as FHIR JSON, with the reference implementation's composer and a
 * custom buffer for UTF-8 (decision 6). Start with {@link
 * org.tpibridge.mapping.json.FhirJsonWriter}. {@link org.tpibridge.mapping.json.StandaloneResource}
 * is a resource outside of its Bundle, with references as {@code Type/id}: the form that is stored
 * and sent.
 *
 * <p>The same resource must always give the same bytes: hashes in stores are calculated from them.
 */
package org.tpibridge.mapping.json;
