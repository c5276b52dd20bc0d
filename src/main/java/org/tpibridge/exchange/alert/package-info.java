/**
 * What somebody has to look at: {@link org.tpibridge.exchange.alert.AlertRules} compares the state
 * of an exchange with the settings, {@link org.tpibridge.exchange.alert.AlertNotifier} reports the
 * begin and the end of alerts.
 */
package org.tpibridge.exchange.alert;
