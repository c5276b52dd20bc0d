/**
 * Reads the visit back from its Bundle: equal to the visit that the Bundle was made from, or with
 * findings where an element is missing or contradicts another. Start with {@link
 * org.tpibridge.mapping.restore.VisitRestorer}; each {@code ...Reader} reads the elements of one
 * topic.
 *
 * <p>A reader follows what {@code bundle} writes; the round-trip tests find any difference.
 */
package org.tpibridge.mapping.restore;
