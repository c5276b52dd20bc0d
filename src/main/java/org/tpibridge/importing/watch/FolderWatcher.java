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

/** Imports what is put into a folder, until the program is asked to end. */
public final class FolderWatcher {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(10);

  /** So that a file has rested by the clock, too. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMillis(50);

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
   * @throws UsageException where the folder cannot be watched
   * @throws StoreException where the database is of no use, and waiting does not help
   */
  public ImportOutcome watch() {
    boolean begun = false;
    while (!stop.isStopRequested()) {
      try (WatchFolder open = opened()) {
        if (!begun) {
          observer.message("Watching " + folder + (settings.once() ? "." : "; end with Ctrl-C."));
          begun = true;
        }
        lastProblem = Optional.empty();
        if (settings.once()) {
          return importOnce(open);
        }
        pollUntilStopped(open);
      } catch (IOException e) {
        if (!begun || settings.once()) {
          throw new UsageException("Cannot watch " + folder + ": " + IoErrorText.of(e));
        }
        // Somebody may mend it: mount the share, make room, give the permission back.
        waitAfter("The folder " + folder + " cannot be used now: " + IoErrorText.of(e));
      }
    }
    return worst;
  }

  private WatchFolder opened() throws IOException {
    return WatchFolder.open(folder, settings.settleTime(), InstantSource.system())
        .orElseThrow(() -> new UsageException("Another import watches " + folder + "."));
  }

  private ImportOutcome importOnce(WatchFolder open) throws IOException {
    importAll(open);
    if (!settings.settleTime().isZero() && !stop.await(settings.settleTime().plus(CLOCKS_DIFFER))) {
      importAll(open);
    }
    return lastProblem.isPresent() ? ImportOutcome.UNREADABLE : worst;
  }

  private void pollUntilStopped(WatchFolder open) throws IOException {
    do {
      importAll(open);
    } while (!stop.await(LOOK_EVERY));
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
        observer.message(file.path() + " may not be read yet; it waits.");
      }
    }
  }

  private void importFile(WatchFolder open, WaitingFile file) throws IOException {
    try {
      WatchedFileImport.WatchedFileResult result = importing.run(open, file);
      worst = worst.and(result.result());
      Optional<Path> now = open.archive(file, result.place());
      now.ifPresent(path -> importing.recordCompanions(result, path));
      observer.message(now.map("It is in %s now."::formatted).orElseGet(() -> whyNotMoved(file)));
      lastProblem = Optional.empty();
    } catch (ImportStoppedException e) {
      observer.message("Ended as asked; " + file.path() + " is gone on with next time.");
    } catch (StoreException e) {
      if (e.errorKind() == StoreException.ErrorKind.DAMAGED
          || e.errorKind() == StoreException.ErrorKind.OTHER_VERSION) {
        throw e;
      }
      waitAfter(e.getMessage() + " " + file.path() + " waits.");
    } catch (ImportException | UsageException e) {
      if (Files.exists(file.path())) {
        waitAfter(e.getMessage() + " " + file.path() + " waits.");
      } else {
        worst = ImportOutcome.UNREADABLE;
        observer.message(file.path() + " was taken away while it was imported.");
      }
    }
  }

  private static String whyNotMoved(WaitingFile file) {
    return file.path()
        + (Files.exists(file.path())
            ? " was changed meanwhile; it is imported again."
            : " was taken away before it could be put away.");
  }

  /** Tells what is in the way, unless it is the same as before, and leaves it some time. */
  private void waitAfter(String what) {
    if (!lastProblem.equals(Optional.of(what))) {
      observer.message(what);
      lastProblem = Optional.of(what);
    }
    if (!settings.once()) {
      stop.await(TRY_AGAIN_AFTER);
    }
  }
}
