/**
 * Faults that a simulated EHR has on demand. Start with {@link
 * org.tpibridge.persona.fault.FaultRegistry}.
 */
package org.tpibridge.persona.fault;
