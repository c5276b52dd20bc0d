/** FHIR's REST interactions as a simulated EHR offers them. */
package org.tpibridge.persona.rest;
