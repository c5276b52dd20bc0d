/**
 * A server with faults between the program and a real FHIR server. Start with {@link
 * org.tpibridge.faults.FaultProxy}.
 */
package org.tpibridge.faults;
