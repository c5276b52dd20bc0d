package org.tpibridge.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.tpibridge.store.StoreException.Kind;

/** Writes a store into a file that is there only when it is whole and was found to be well. */
final class Backup {
  private Backup() {}

  /**
   * @param copying writes a database to the empty file that it is given
   * @throws StoreException where the file exists, cannot be written, or came out damaged
   */
  static Store.BackedUp write(Path wanted, Consumer<Path> copying) {
    Path file = wanted.toAbsolutePath();
    reserve(file);
    boolean done = false;
    Path fresh = null;
    try {
      fresh = SqliteFile.fresh(file);
      copying.accept(fresh);
      Store.BackedUp result = BackupFile.check(fresh, file);
      sync(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      done = true;
      return result;
    } catch (IOException e) {
      throw unwritable(file, e);
    } catch (StoreException e) {
      throw e.kind() == Kind.FULL
          ? new StoreException(Kind.FULL, "There is no room for the backup " + file + ".", e)
          : e;
    } finally {
      if (!done) {
        clear(file, fresh);
      }
    }
  }

  /** Nothing that is there is overwritten, nor by two at once. */
  private static void reserve(Path file) {
    try {
      OwnersFile.make(file);
    } catch (FileAlreadyExistsException e) {
      throw new StoreException(
          Kind.FAILED, "There is a file " + file + " already; give the backup another name.", e);
    } catch (NoSuchFileException e) {
      throw new StoreException(
          Kind.FAILED, "There is no folder " + file.getParent() + " for the backup.", e);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static StoreException unwritable(Path file, IOException e) {
    return new StoreException(
        Kind.FAILED,
        "The backup " + file + " cannot be written. Check its folder, and the room on its disk.",
        e);
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void clear(Path file, Path fresh) {
    try {
      Files.deleteIfExists(file);
      if (fresh != null) {
        SqliteFile.remove(fresh);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }
}
