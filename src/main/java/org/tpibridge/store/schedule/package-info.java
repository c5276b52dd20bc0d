/**
 * What processes that exchange data with EHRs on a schedule share: {@link
 * org.tpibridge.store.schedule.EhrLeases} says which of them does so, {@link
 * org.tpibridge.store.schedule.EhrConditions} what it found out, {@link
 * org.tpibridge.store.schedule.RaisedAlerts} which alerts were raised.
 */
package org.tpibridge.store.schedule;
