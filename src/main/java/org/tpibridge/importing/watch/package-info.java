/**
 * A folder that files are put into to be imported. {@link
 * org.tpibridge.importing.watch.WatchFolder} tells which have come to rest, so that nobody writes
 * to them any more, and puts each away in {@code done} or {@code failed} beside what was written
 * about it. {@code PuttingAway} notes what it is about to move before it moves anything, so that it
 * can be finished by the next process where this one is killed in the middle.
 *
 * <p>While a file is taken, a {@code NoteFile} says by what; so a process that was killed between
 * the end of an import and the putting away does not make the next one import the file again.
 *
 * <p>It knows nothing of what an import is.
 */
package org.tpibridge.importing.watch;
