/**
 * Pushes and pulls on a schedule, for all EHRs in one process, until it is stopped. Start with
 * {@link org.tpibridge.exchange.schedule.ContinuousExchange}.
 */
package org.tpibridge.exchange.schedule;
