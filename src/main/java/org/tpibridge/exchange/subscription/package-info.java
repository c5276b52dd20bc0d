/**
 * Receives notifications of EHRs that something changed. Start with {@link
 * org.tpibridge.exchange.subscription.NotificationReceiver}.
 */
package org.tpibridge.exchange.subscription;
