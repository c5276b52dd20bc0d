package org.tpibridge.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.tpibridge.files.OwnerOnly;
import org.tpibridge.files.PartFile;
import org.tpibridge.store.StoreException.Kind;
import org.tpibridge.store.backup.BackupSummary;

/** Writes a store into a file that is there only when it is whole and was found to be well. */
final class Backup {
  private Backup() {}

  /**
   * @param copying writes a database to the empty file that it is given
   * @throws StoreException where the file exists, cannot be written, or came out damaged
   */
  static BackupSummary write(Path wanted, Consumer<Path> copying) {
    Path file = wanted.toAbsolutePath();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw taken(file, null);
    }
    if (!Files.isDirectory(file.getParent())) {
      throw new StoreException(
          Kind.FAILED, "There is no folder " + file.getParent() + " for the backup.", null);
    }
    PartFile.clean(file.getParent());
    try (PartFile part = PartFile.in(file.getParent())) {
      Path fresh = part.beside(".db");
      OwnerOnly.make(fresh);
      copying.accept(fresh);
      BackupSummary result = BackupFile.check(fresh, file);
      sync(fresh);
      publish(fresh, file);
      return result;
    } catch (IOException e) {
      throw unwritable(file, e);
    } catch (StoreException e) {
      throw e.kind() == Kind.FULL
          ? new StoreException(Kind.FULL, "There is no room for the backup " + file + ".", e)
          : e;
    }
  }

  /** Nothing that is there is overwritten, nor by two at once: a link is not made over a file. */
  private static void publish(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      throw taken(file, e);
    } catch (IOException | UnsupportedOperationException e) {
      // A file system without links. Moving does not overwrite, unless both do it at once.
      Files.move(fresh, file);
    }
  }

  private static StoreException taken(Path file, Exception e) {
    return new StoreException(
        Kind.FAILED, "There is a file " + file + " already; give the backup another name.", e);
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
}
