/**
 * What an EHR declares and what it turned out to accept, and how resources are therefore sent.
 * Start with {@link org.tpibridge.exchange.preflight.SendMethods}.
 */
package org.tpibridge.exchange.preflight;
