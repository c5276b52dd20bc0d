package org.tpibridge.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.store.database.JobClaim;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/**
 * Claims as locks on single bytes of a file beside the database. The system lets go of a lock when
 * its process dies; a number of a process would not tell, since numbers are used again and
 * containers have their own. The file stays: where it came and went, two processes could lock two
 * files of one name.
 */
public final class LockFile implements AutoCloseable {
  /** Behind the name of the database. */
  static final String SUFFIX = ".lock";

  private static final Logger log = LoggerFactory.getLogger(LockFile.class);
  private static final int AWAIT_MILLIS = 50;
  private static final long OPENING = 0;

  /** Beyond all jobs. Whoever has the database open shares this byte; a restore has it alone. */
  private static final long IN_USE = 1L << 40;

  /** Closing any channel on a file gives up all the process's locks on it, so they share one. */
  private static final Map<Path, Shared> SHARED = new HashMap<>();

  private static final class Shared {
    private final FileChannel channel;
    private final boolean alone;
    private int users;

    private Shared(FileChannel channel, boolean alone) {
      this.channel = channel;
      this.alone = alone;
    }
  }

  private final Path database;
  private final Path file;
  private final Duration patience;
  private final FileChannel channel;
  private int users = 1;

  /**
   * For a process among others.
   *
   * @throws StoreException where another has the database alone, or the folder cannot be used
   */
  LockFile(Path database, Duration patience) {
    this(database, patience, false);
  }

  /**
   * For a process that has the database alone, until it is closed.
   *
   * @throws StoreException where another uses the database
   */
  public static LockFile alone(Path database, Duration patience) {
    return new LockFile(database, patience, true);
  }

  private LockFile(Path database, Duration patience, boolean alone) {
    this.database = database;
    this.file = database.resolveSibling(database.getFileName() + SUFFIX);
    this.patience = patience;
    this.channel = shared(alone);
  }

  private FileChannel shared(boolean alone) {
    synchronized (SHARED) {
      Shared shared = SHARED.get(file);
      if (shared != null && (alone || shared.alone)) {
        throw inUse(alone);
      }
      if (shared == null) {
        shared = new Shared(opened(alone), alone);
        SHARED.put(file, shared);
      }
      shared.users++;
      return shared.channel;
    }
  }

  private FileChannel opened(boolean alone) {
    try {
      FileChannel opened =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              OwnerOnlyFiles.fileAttributes(file));
      if (opened.tryLock(IN_USE, 1, !alone) == null) {
        opened.close();
        throw inUse(alone);
      }
      return opened;
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY,
          "The database " + database + " cannot be used: " + file + " cannot be written.",
          e);
    }
  }

  private StoreException inUse(boolean alone) {
    return new StoreException(
        ErrorKind.LOCKED,
        alone
            ? "Other processes use the database " + database + ". Stop them, then try again."
            : "The database " + database + " is being restored. Try again when that is done.",
        null);
  }

  /**
   * Waits until no other process opens the database.
   *
   * @throws StoreException where it is not free in time
   */
  JobClaim awaitOpening() {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<JobClaim> claim = claimByte(OPENING);
      if (claim.isPresent()) {
        return claim.get();
      }
      if (System.nanoTime() > end) {
        throw new StoreException(
            ErrorKind.LOCKED,
            "Another process is opening the database " + database + ". Try again.",
            null);
      }
      try {
        Thread.sleep(AWAIT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreException(ErrorKind.FAILED, "Interrupted.", e);
      }
    }
  }

  /**
   * @param number from 1
   */
  Optional<JobClaim> claim(long number) {
    return claimByte(number);
  }

  private Optional<JobClaim> claimByte(long position) {
    try {
      FileLock lock = channel.tryLock(position, 1, false);
      if (lock == null) {
        return Optional.empty();
      }
      use(1);
      return Optional.of(new LockedByte(this, lock));
    } catch (OverlappingFileLockException e) {
      // This process has it.
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.FAILED,
          "The file system gives no locks on " + file + "; use another folder.",
          e);
    }
  }

  private void use(int change) {
    synchronized (SHARED) {
      users += change;
      if (users > 0) {
        return;
      }
      Shared shared = SHARED.get(file);
      shared.users--;
      if (shared.users == 0) {
        SHARED.remove(file);
        try {
          channel.close();
        } catch (IOException e) {
          log.debug("a lock file cannot be closed");
        }
      }
    }
  }

  /** Whether this process has the database open already, by another store. */
  boolean isSharedInProcess() {
    synchronized (SHARED) {
      return SHARED.get(file).users > 1;
    }
  }

  /** Claims that are held stay. */
  @Override
  public void close() {
    use(-1);
  }

  private static final class LockedByte implements JobClaim {
    private final LockFile file;
    private final FileLock lock;

    private LockedByte(LockFile file, FileLock lock) {
      this.file = file;
      this.lock = lock;
    }

    @Override
    public boolean renew() {
      return lock.isValid();
    }

    @Override
    public synchronized void close() {
      if (!lock.isValid()) {
        return;
      }
      try {
        lock.release();
      } catch (IOException e) {
        log.debug("a lock cannot be released before the process ends");
      } finally {
        file.use(-1);
      }
    }
  }
}
