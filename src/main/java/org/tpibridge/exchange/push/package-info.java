/**
 * Sends visits to EHRs. {@link org.tpibridge.exchange.push.PushRun} claims patients, {@code
 * PatientDelivery} sends what the planning of one of them says, {@code VisitDelivery} each visit:
 * it prepares what is sent ({@code Preparation}) and sends it in transactions or one by one. {@code
 * Reconciliation} looks up lost answers.
 */
package org.tpibridge.exchange.push;
