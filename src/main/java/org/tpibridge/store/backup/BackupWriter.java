package org.tpibridge.store.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.files.TemporaryFile;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.database.StoreException.ErrorKind;

/** Writes a store into a file that is there only when it is whole and was found to be well. */
public final class BackupWriter {
  private BackupWriter() {}

  /**
   * @param copying writes a database to the empty file that it is given
   * @throws StoreException where the file exists, cannot be written, or came out damaged
   */
  public static BackupSummary write(Path wanted, Consumer<Path> copying) {
    Path file = wanted.toAbsolutePath();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw alreadyExists(file, null);
    }
    if (!Files.isDirectory(file.getParent())) {
      throw new StoreException(
          ErrorKind.FAILED, "There is no folder " + file.getParent() + " for the backup.", null);
    }
    TemporaryFile.clean(file.getParent());
    try (TemporaryFile part = TemporaryFile.in(file.getParent())) {
      Path fresh = part.beside(".db");
      OwnerOnlyFiles.create(fresh);
      copying.accept(fresh);
      BackupSummary result = BackupFile.check(fresh, file);
      sync(fresh);
      publish(fresh, file);
      return result;
    } catch (IOException e) {
      throw unwritable(file, e);
    } catch (StoreException e) {
      throw e.errorKind() == ErrorKind.FULL
          ? new StoreException(ErrorKind.FULL, "There is no room for the backup " + file + ".", e)
          : e;
    }
  }

  /** Nothing that is there is overwritten, nor by two at once: a link is not made over a file. */
  private static void publish(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      throw alreadyExists(file, e);
    } catch (IOException | UnsupportedOperationException e) {
      // A file system without links. Moving does not overwrite, unless both do it at once.
      Files.move(fresh, file);
    }
  }

  private static StoreException alreadyExists(Path file, Exception e) {
    return new StoreException(
        ErrorKind.FAILED, "There is a file " + file + " already; give the backup another name.", e);
  }

  private static StoreException unwritable(Path file, IOException e) {
    return new StoreException(
        ErrorKind.FAILED,
        "The backup " + file + " cannot be written. Check its folder, and the room on its disk.",
        e);
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
