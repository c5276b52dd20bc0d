/**
 * Builds the transaction Bundle of a visit. Start with {@link
 * org.tpibridge.mapping.bundle.VisitMapper}, which calls one {@code ...Mapping} for each kind of
 * resource, in order; {@code VisitContext} is what they share for one visit, {@code BundleEntry}
 * collects a resource and the fields that filled it.
 *
 * <p>A mapping can be changed alone, together with {@code docs/mapping.md} and the reader in {@code
 * restore}; the golden visits under {@code src/test/resources/visits} show the difference.
 */
package org.tpibridge.mapping.bundle;
