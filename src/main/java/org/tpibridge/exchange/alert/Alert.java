package org.tpibridge.exchange.alert;

import org.tpibridge.store.schedule.RaisedAlerts.AlertKind;

/**
 * Something that somebody has to look at.
 *
 * @param message for users, without patient data
 */
public record Alert(String ehr, AlertKind kind, String message) {}
