/**
 * Codes, canonical URLs, ids, quantities, times and narratives, as {@code bundle} writes them and
 * {@code restore} recognizes them.
 *
 * <p>All of these are part of the published format: a changed URL, code or part of an id changes
 * Bundles, and existing stores would get every visit a second time.
 */
package org.tpibridge.mapping.elements;
