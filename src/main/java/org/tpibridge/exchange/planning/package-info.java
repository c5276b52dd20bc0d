/**
 * Decides what has to be done at an EHR, by comparing the store with the ledger: {@link
 * org.tpibridge.exchange.planning.SnapshotReader} reads both for one patient, {@link
 * org.tpibridge.exchange.planning.VisitPlanner} compares them. Nothing is sent or stored here.
 */
package org.tpibridge.exchange.planning;
