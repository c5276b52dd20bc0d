/**
 * Imports files as they are put into a folder. Start with {@link
 * org.tpibridge.importing.watch.FolderWatcher}; {@link
 * org.tpibridge.importing.watch.WatchedFileImport} imports one file and writes its reports, and
 * {@link org.tpibridge.importing.watch.WatchFolder} decides when a file is complete and moves it to
 * {@code done} or {@code failed}.
 *
 * <p>The program may be killed between any two steps: each move is recorded in a note first, so
 * that the next process completes it. If you change the order of the steps, check that this still
 * works.
 */
package org.tpibridge.importing.watch;
