/**
 * Visits, their FHIR resources in all versions, conflicts between imported and stored patient data,
 * and the identifier systems of stored visits. Start with {@link
 * org.tpibridge.store.resources.Resources}: versions are only added, and one of them is current
 * (decision 10).
 *
 * <p>Content is stored with a checksum and is never changed. Reading it back must give the same
 * bytes, because hashes and checksums are calculated from them.
 */
package org.tpibridge.store.resources;
