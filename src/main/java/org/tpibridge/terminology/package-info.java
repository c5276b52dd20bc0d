/**
 * The clinic's words and their codes. A clinic writes {@code lev scap}, {@code Kenalog} or {@code
 * b/l}; {@link org.tpibridge.terminology.Terminology} knows what is meant and which codes say so.
 *
 * <p>Everything known is data: one small table for each {@link
 * org.tpibridge.terminology.Vocabulary}, in CSV beside this package, each row with the source it
 * was taken from. A clinic's own tables have the same columns and add to the shipped ones or
 * replace them. The way of a table: {@code TableReader} cuts a text into {@code Row}s, {@code
 * RowCheck} refuses what cannot be, {@code Entries} merges the rows of one key, and {@code Index}
 * finds the key for a phrase. Nothing changes after that, so one instance serves every thread.
 *
 * <p>What no table knows is counted by {@link org.tpibridge.terminology.WordsToTeach}, which lists
 * it as a table for the clinic to fill in; {@code TableReader} reads that back.
 *
 * <p>Words are looked up exactly, after {@code Phrase} has taken away case, dots, hyphens, accents
 * and the plural's s. What is merely similar is offered as a candidate and never taken silently.
 * The same tables are the one source of the code systems, value sets and concept maps in {@code
 * profiles/input/fsh/terminology}.
 */
package org.tpibridge.terminology;
