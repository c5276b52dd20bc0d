/**
 * Sends visits to EHRs. {@link org.tpibridge.exchange.push.PushRun} claims patients, {@code
 * PatientDelivery} sends one of them: it compares the store with the ledger ({@code VisitPlanner}),
 * prepares what is sent ({@code Preparation}) and sends it in transactions or one by one. {@code
 * Reconciliation} looks up lost answers.
 */
package org.tpibridge.exchange.push;
