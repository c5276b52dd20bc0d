/**
 * Simulated EHRs for tests and trials: small FHIR servers on this machine, each of which behaves
 * like one kind of EHR, with faults on demand. Start with {@link
 * org.tpibridge.persona.SimulatedEhr}.
 */
package org.tpibridge.persona;
