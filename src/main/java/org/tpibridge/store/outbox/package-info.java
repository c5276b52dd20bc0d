/**
 * What must be sent to EHRs, and what each EHR already has: {@link
 * org.tpibridge.store.outbox.Outbox} is written in the transaction of a change, {@link
 * org.tpibridge.store.outbox.Ledger} and the other tables by the exchange with an EHR. {@link
 * org.tpibridge.store.outbox.OutboxClaims} says which process sends a patient's data, {@link
 * org.tpibridge.store.outbox.WaitingPatients} what waits.
 *
 * <p>States are stored in lower case: renaming one needs a migration.
 */
package org.tpibridge.store.outbox;
