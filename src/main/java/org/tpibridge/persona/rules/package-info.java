/**
 * Which content an EHR accepts, and what it makes of it. Start with {@link
 * org.tpibridge.persona.rules.WriteRules}.
 */
package org.tpibridge.persona.rules;
