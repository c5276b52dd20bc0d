package org.tpibridge.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.store.StoreException.Kind;

/**
 * Claims as locks on files beside the database. The system lets go of a lock when its process dies;
 * a number of a process would not tell, since numbers are used again and containers have their own.
 */
final class LockFiles {
  private static final Logger log = LoggerFactory.getLogger(LockFiles.class);
  private static final int AWAIT_MILLIS = 50;

  /** Closing any channel on a file gives up the process's locks on it, so none is opened twice. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path database;
  private final Duration patience;

  LockFiles(Path database, Duration patience) {
    this.database = database;
    this.patience = patience;
  }

  /**
   * @throws StoreException where it is not free in time
   */
  Claim await(String name) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<Claim> claim = claim(name);
      if (claim.isPresent()) {
        return claim.get();
      }
      if (System.nanoTime() > end) {
        throw new StoreException(
            Kind.LOCKED, "Another process is opening the database " + database + ".", null);
      }
      try {
        Thread.sleep(AWAIT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreException(Kind.FAILED, "Interrupted.", e);
      }
    }
  }

  Optional<Claim> claim(String name) {
    Path file = database.resolveSibling(database.getFileName() + "." + name + ".lock");
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OwnersDatabase.ownersOnly(file));
      Optional<FileLock> lock = locked(channel);
      if (lock.isEmpty()) {
        channel.close();
        HELD.remove(file);
        return Optional.empty();
      }
      return Optional.of(new LockedFile(file, channel));
    } catch (IOException e) {
      HELD.remove(file);
      throw new StoreException(
          Kind.READ_ONLY,
          "The database " + database + " cannot be used: its folder cannot be written.",
          e);
    }
  }

  private static Optional<FileLock> locked(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private record LockedFile(Path file, FileChannel channel) implements Claim {
    @Override
    public boolean renew() {
      return channel.isOpen();
    }

    @Override
    public void close() {
      try {
        // First the name, then the lock: who opens it in between locks a file without a name.
        Files.deleteIfExists(file);
        channel.close();
      } catch (IOException e) {
        log.debug("a lock file stays behind");
      } finally {
        HELD.remove(file);
      }
    }
  }
}
