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
 * Claims jobs with locks on single bytes of a file next to the database. The system releases a lock
 * when its process ends. A stored process id would not show this, because ids are reused and
 * containers have separate ones. The file is never deleted; otherwise two processes could lock two
 * files of the same name.
 */
public final class LockFile implements AutoCloseable {
  /** Appended to the name of the database. */
  static final String SUFFIX = ".lock";

  private static final Logger log = LoggerFactory.getLogger(LockFile.class);
  private static final int AWAIT_MILLIS = 50;
  private static final long OPENING = 0;

  /**
   * A byte after those of all jobs: processes that use the database share it, a restore locks it.
   * The bytes after it are of processes that send data.
   */
  private static final long IN_USE = 1L << 40;

  /** Closing any channel of a file releases all locks of the process on it, so stores share one. */
  private static final Map<Path, Shared> SHARED = new HashMap<>();

  private static final class Shared {
    private final FileChannel channel;
    private final boolean exclusive;
    private int users;

    private Shared(FileChannel channel, boolean exclusive) {
      this.channel = channel;
      this.exclusive = exclusive;
    }
  }

  private final Path database;
  private final Path file;
  private final Duration waitTime;
  private final FileChannel channel;
  private int users = 1;

  /**
   * Opens the lock file for a process that shares the database with others.
   *
   * @throws StoreException if another process uses it exclusively, or the folder cannot be used
   */
  LockFile(Path database, Duration waitTime) {
    this(database, waitTime, false);
  }

  /**
   * Opens the lock file for a process that uses the database exclusively until it is closed.
   *
   * @throws StoreException if another process uses the database
   */
  public static LockFile exclusive(Path database, Duration waitTime) {
    return new LockFile(database, waitTime, true);
  }

  private LockFile(Path database, Duration waitTime, boolean exclusive) {
    this.database = database;
    this.file = database.resolveSibling(database.getFileName() + SUFFIX);
    this.waitTime = waitTime;
    this.channel = shared(exclusive);
  }

  private FileChannel shared(boolean exclusive) {
    synchronized (SHARED) {
      Shared shared = SHARED.get(file);
      if (shared != null && (exclusive || shared.exclusive)) {
        throw inUse(exclusive);
      }
      if (shared == null) {
        shared = new Shared(opened(exclusive), exclusive);
        SHARED.put(file, shared);
      }
      shared.users++;
      return shared.channel;
    }
  }

  private FileChannel opened(boolean exclusive) {
    try {
      FileChannel opened =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              OwnerOnlyFiles.fileAttributes(file));
      if (opened.tryLock(IN_USE, 1, !exclusive) == null) {
        opened.close();
        throw inUse(exclusive);
      }
      return opened;
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.READ_ONLY,
          "The database "
              + database
              + " cannot be used: the file "
              + file
              + " cannot be written. Check its permissions.",
          e);
    }
  }

  private StoreException inUse(boolean exclusive) {
    return new StoreException(
        ErrorKind.LOCKED,
        exclusive
            ? "Other processes use the database " + database + ". Stop them, then try again."
            : "The database " + database + " is being restored. Try again after the restore.",
        null);
  }

  /**
   * Waits while another process opens the database.
   *
   * @throws StoreException if it takes too long
   */
  JobClaim awaitOpening() {
    long end = System.nanoTime() + waitTime.toNanos();
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

  /**
   * @param number from 1
   */
  Optional<JobClaim> claimSender(long number) {
    return claimByte(IN_USE + number);
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
      // This process has the lock already.
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException(
          ErrorKind.FAILED,
          "The file system does not support locks on " + file + ". Use a folder on another disk.",
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
          log.debug("cannot close the lock file");
        }
      }
    }
  }

  /** Whether another store of this process has opened the database already. */
  boolean isSharedInProcess() {
    synchronized (SHARED) {
      return SHARED.get(file).users > 1;
    }
  }

  /** Closes the file for this user; claims remain until they are closed. */
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
        log.debug("cannot release a lock before the process ends");
      } finally {
        file.use(-1);
      }
    }
  }
}
