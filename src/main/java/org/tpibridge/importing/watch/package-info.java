/**
 * Imports the files of a folder as they come. Start with {@link
 * org.tpibridge.importing.watch.FolderWatcher}; {@link
 * org.tpibridge.importing.watch.WatchedFileImport} imports one file and writes its report beside
 * it, and {@link org.tpibridge.importing.watch.WatchFolder} decides when a file is complete and
 * moves it to {@code done} or {@code failed}.
 *
 * <p>The program may be killed between any two steps: what is to happen is noted in a file first,
 * so that the next process finishes it. Whoever changes the order of the steps has to check that.
 */
package org.tpibridge.importing.watch;
