/**
 * Receives notifications of EHRs that something changed. Start with {@link
 * org.tpibridge.exchange.hook.HookReceiver}.
 */
package org.tpibridge.exchange.hook;
