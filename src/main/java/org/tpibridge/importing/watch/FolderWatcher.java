package org.tpibridge.importing.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.files.IoErrorText;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.ImportOutcome;
import org.tpibridge.importing.ImportStoppedException;
import org.tpibridge.importing.StopSignal;
import org.tpibridge.importing.UsageException;
import org.tpibridge.store.database.StoreException;

/** Imports files that are put into a folder, until the program is stopped. */
public final class FolderWatcher {
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);

  /** Added to the waiting time, because the clock of a file server may differ slightly. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(50);

  private final WatchSettings settings;
  private final Path folder;
  private final WatchObserver observer;
  private final StopSignal stop;
  private final WatchedFileImport importing;
  private final Set<WaitingFile> reportedUnreadable = new HashSet<>();
  private Optional<String> lastProblem = Optional.empty();
  private ImportOutcome worst = ImportOutcome.IMPORTED;

  public FolderWatcher(WatchSettings settings, Path folder, WatchedFileImport importing) {
    this.settings = settings;
    this.folder = folder;
    this.observer = importing.observer();
    this.stop = importing.stop();
    this.importing = importing;
  }

  /**
   * @throws UsageException if the folder cannot be watched
   * @throws StoreException if the database cannot be used and waiting does not help
   */
  public ImportOutcome watch() {
    boolean started = false;
    while (!stop.isStopRequested()) {
      try (WatchFolder open = opened()) {
        if (!started) {
          observer.message(
              "Watching " + folder + (settings.once() ? "." : ". Press Ctrl-C to" + " stop."));
          started = true;
        }
        lastProblem = Optional.empty();
        if (settings.once()) {
          return importOnce(open);
        }
        pollUntilStopped(open);
      } catch (IOException e) {
        if (!started || settings.once()) {
          throw new UsageException("Cannot watch " + folder + ": " + IoErrorText.of(e));
        }
        // An administrator may fix it: mount the share, free disk space, restore a permission.
        waitAfter("Cannot use the folder " + folder + ": " + IoErrorText.of(e));
      }
    }
    return worst;
  }

  private WatchFolder opened() throws IOException {
    return WatchFolder.open(folder, settings.settleTime(), InstantSource.system())
        .orElseThrow(() -> new UsageException("Another process is watching " + folder + "."));
  }

  private ImportOutcome importOnce(WatchFolder open) throws IOException {
    importAll(open);
    if (!settings.settleTime().isZero()
        && !stop.await(settings.settleTime().plus(CLOCK_TOLERANCE))) {
      importAll(open);
    }
    return lastProblem.isPresent() ? ImportOutcome.UNREADABLE : worst;
  }

  private void pollUntilStopped(WatchFolder open) throws IOException {
    do {
      importAll(open);
    } while (!stop.await(POLL_INTERVAL));
  }

  private void importAll(WatchFolder open) throws IOException {
    for (WaitingFile file : open.stableFiles()) {
      if (stop.isStopRequested()) {
        return;
      }
      if (importing.isProgramFile(file.path())) {
        continue;
      }
      if (Files.isReadable(file.path())) {
        importFile(open, file);
      } else if (Files.exists(file.path()) && reportedUnreadable.add(file)) {
        worst = ImportOutcome.UNREADABLE;
        observer.message(
            file.path()
                + " cannot be read (permission denied). It stays in the"
                + " folder and will be tried again.");
      }
    }
  }

  private void importFile(WatchFolder open, WaitingFile file) throws IOException {
    try {
      WatchedFileImport.WatchedFileResult result = importing.run(open, file);
      worst = worst.and(result.result());
      Optional<Path> now = open.archive(file, result.place());
      now.ifPresent(path -> importing.recordCompanions(result, path));
      observer.message(now.map("Moved to %s"::formatted).orElseGet(() -> whyNotMoved(file)));
      lastProblem = Optional.empty();
    } catch (ImportStoppedException e) {
      observer.message("Stopped. The import of " + file.path() + " resumes at the next start.");
    } catch (StoreException e) {
      if (e.errorKind() == StoreException.ErrorKind.DAMAGED
          || e.errorKind() == StoreException.ErrorKind.OTHER_VERSION) {
        throw e;
      }
      waitAfter(e.getMessage() + " " + file.path() + " will be tried again.");
    } catch (ImportException | UsageException e) {
      if (Files.exists(file.path())) {
        waitAfter(e.getMessage() + " " + file.path() + " will be tried again.");
      } else {
        worst = ImportOutcome.UNREADABLE;
        observer.message(file.path() + " was removed during its import.");
      }
    }
  }

  private static String whyNotMoved(WaitingFile file) {
    return file.path()
        + (Files.exists(file.path())
            ? " changed during its import and will be imported again."
            : " was removed before it could be archived.");
  }

  /** Reports a problem, unless it is the same as before, and waits before the next attempt. */
  private void waitAfter(String what) {
    if (!lastProblem.equals(Optional.of(what))) {
      observer.message(what);
      lastProblem = Optional.of(what);
    }
    if (!settings.once()) {
      stop.await(RETRY_INTERVAL);
    }
  }
}
