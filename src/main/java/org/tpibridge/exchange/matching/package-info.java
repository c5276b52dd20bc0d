/**
 * Finds an EHR's records of patients, encounters, clinicians, organizations and locations, and
 * visits that the EHR documents itself. Start with {@link
 * org.tpibridge.exchange.matching.PatientRecordSearch}.
 */
package org.tpibridge.exchange.matching;
