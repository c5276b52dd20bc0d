/**
 * What is known of EHRs, one row per fact with its source. Start with {@link
 * org.tpibridge.persona.facts.PersonaProfile}.
 */
package org.tpibridge.persona.facts;
