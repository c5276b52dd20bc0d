package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.watch.WaitingFile;
import org.tpibridge.importing.watch.WatchFolder;
import org.tpibridge.store.StoreException;

/** Imports what is put into a folder, until the program is asked to end. */
final class Watching {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(10);

  /** So that a file has rested by the clock, too. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMillis(50);

  private final WatchSettings watched;
  private final Path folder;
  private final WatchObserver observer;
  private final StopSignal ending;
  private final WatchedImport importing;
  private final Set<WaitingFile> toldUnreadable = new HashSet<>();
  private Optional<String> trouble = Optional.empty();
  private ImportResult worst = ImportResult.IMPORTED;

  Watching(WatchSettings watched, Path folder, WatchedImport importing) {
    this.watched = watched;
    this.folder = folder;
    this.observer = importing.observer();
    this.ending = importing.stop();
    this.importing = importing;
  }

  /**
   * @throws UsageException where the folder cannot be watched
   * @throws StoreException where the database is of no use, and waiting does not help
   */
  ImportResult watch() {
    boolean begun = false;
    while (!ending.isAsked()) {
      try (WatchFolder open = opened()) {
        if (!begun) {
          observer.message("Watching " + folder + (watched.once() ? "." : "; end with Ctrl-C."));
          begun = true;
        }
        trouble = Optional.empty();
        if (watched.once()) {
          return once(open);
        }
        look(open);
      } catch (IOException e) {
        if (!begun || watched.once()) {
          throw new UsageException("Cannot watch " + folder + ": " + Reason.of(e));
        }
        // Somebody may mend it: mount the share, make room, give the permission back.
        wait("The folder " + folder + " cannot be used now: " + Reason.of(e));
      }
    }
    return worst;
  }

  private WatchFolder opened() throws IOException {
    return WatchFolder.open(folder, watched.rest(), InstantSource.system())
        .orElseThrow(() -> new UsageException("Another import watches " + folder + "."));
  }

  private ImportResult once(WatchFolder open) throws IOException {
    all(open);
    if (!watched.rest().isZero() && !ending.await(watched.rest().plus(CLOCKS_DIFFER))) {
      all(open);
    }
    return trouble.isPresent() ? ImportResult.UNREADABLE : worst;
  }

  private void look(WatchFolder open) throws IOException {
    do {
      all(open);
    } while (!ending.await(LOOK_EVERY));
  }

  private void all(WatchFolder open) throws IOException {
    for (WaitingFile file : open.finished()) {
      if (ending.isAsked()) {
        return;
      }
      if (importing.staysWhereItIs(file.path())) {
        continue;
      }
      if (Files.isReadable(file.path())) {
        one(open, file);
      } else if (Files.exists(file.path()) && toldUnreadable.add(file)) {
        worst = ImportResult.UNREADABLE;
        observer.message(file.path() + " may not be read yet; it waits.");
      }
    }
  }

  private void one(WatchFolder open, WaitingFile file) throws IOException {
    try {
      WatchedImport.Result result = importing.run(open, file);
      worst = worst.and(result.result());
      Optional<Path> now = open.putAway(file, result.place());
      now.ifPresent(path -> importing.recordBeside(result, path));
      observer.message(now.map("It is in %s now."::formatted).orElseGet(() -> notThere(file)));
      trouble = Optional.empty();
    } catch (EndedException e) {
      observer.message("Ended as asked; " + file.path() + " is gone on with next time.");
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.DAMAGED || e.kind() == StoreException.Kind.NEWER) {
        throw e;
      }
      wait(e.getMessage() + " " + file.path() + " waits.");
    } catch (ImportException | UsageException e) {
      if (Files.exists(file.path())) {
        wait(e.getMessage() + " " + file.path() + " waits.");
      } else {
        worst = ImportResult.UNREADABLE;
        observer.message(file.path() + " was taken away while it was imported.");
      }
    }
  }

  private static String notThere(WaitingFile file) {
    return file.path()
        + (Files.exists(file.path())
            ? " was changed meanwhile; it is imported again."
            : " was taken away before it could be put away.");
  }

  /** Tells what is in the way, unless it is the same as before, and leaves it some time. */
  private void wait(String what) {
    if (!trouble.equals(Optional.of(what))) {
      observer.message(what);
      trouble = Optional.of(what);
    }
    if (!watched.once()) {
      ending.await(TRY_AGAIN_AFTER);
    }
  }
}
