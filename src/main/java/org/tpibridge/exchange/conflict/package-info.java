/**
 * Compares three versions of a resource: what was sent last, what the store has, and what the EHR
 * has. Start with {@link org.tpibridge.exchange.conflict.ThreeWayMerge}.
 */
package org.tpibridge.exchange.conflict;
