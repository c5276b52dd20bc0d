/**
 * Which process may do what: {@link org.tpibridge.exchange.lease.ProcessNumber} shows others that a
 * process runs, {@link org.tpibridge.exchange.lease.PatientClaims} which patients it sends, {@link
 * org.tpibridge.exchange.lease.EhrLease} what only one process may do for an EHR.
 */
package org.tpibridge.exchange.lease;
