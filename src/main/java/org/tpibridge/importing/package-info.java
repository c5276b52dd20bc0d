/**
 * Visits into the store, and none lost on the way. {@link org.tpibridge.importing.Imports} is the
 * way of a file on one screen: {@code checking} reads, maps and checks its rows, many threads make
 * them ready to be kept ({@code Prepared}), one gathers them ({@code Batches}) and keeps a batch in
 * one transaction ({@code Run}): in the store, as a job that can be broken off anywhere ({@code
 * KeptJob}), or in a scratch store over it, for a dry run ({@code Rehearsal}). What a row changes
 * is decided by {@code Keeping} for the visit and by {@code Sharing} for what visits have in
 * common; both know the store only as a {@code Shelf}.
 */
package org.tpibridge.importing;
